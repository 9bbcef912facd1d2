/**
 * The report's style sheet: tokens of the interface, light, dark and print. No external resource, so that the file
 * opens offline and tells nobody that it was opened.
 */
export const REPORT_CSS = `
:root{color-scheme:light dark;--bg:#F7F7F5;--panel:#FFFFFF;--frame:#F1F2F3;--ink:#1B1F24;--ink-2:#57606A;--line:#D9DCE0;--edge:#8A929B;--accent:#1F5FBF;--tint:#E8EFFA;--good:#1A7F4B;--bad:#B3261E;--warn:#8A5A00}
@media (prefers-color-scheme:dark){:root{--bg:#14171B;--panel:#1C2026;--frame:#1A1E23;--ink:#E8EAED;--ink-2:#A3ABB5;--line:#343A42;--edge:#6B7480;--accent:#7FB0F5;--tint:#22324A;--good:#6FCF97;--bad:#F28B82;--warn:#E3B663}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/20px Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:1200px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
h1{font-size:28px;line-height:36px;font-weight:600;margin:0 0 8px}
h2{font-size:20px;line-height:28px;font-weight:600;margin:0 0 8px}
h3{font-size:16px;line-height:24px;font-weight:600;margin:24px 0 4px}
p{margin:0 0 12px;max-width:80ch}
.lede{font-size:16px;line-height:24px}
.meta,.note,caption,figcaption{color:var(--ink-2)}
.note,.meta{font-size:13px}
section{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:24px;margin:24px 0}
nav{display:flex;flex-wrap:wrap;gap:4px 16px;margin:16px 0}
a{color:var(--accent)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;margin:8px 0 16px}
caption{text-align:left;padding-bottom:4px;font-size:12px}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
thead th{font-weight:400;color:var(--ink-2);vertical-align:bottom}
tbody th{font-weight:600}
.four table{table-layout:fixed;min-width:640px}.four th:first-child{width:46%}.four caption{position:absolute;clip-path:inset(50%)}
.num{text-align:right;white-space:nowrap}
.banner{border:1px solid var(--warn);border-left-width:6px;border-radius:6px;padding:8px 16px;margin:16px 0;background:var(--panel)}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:16px;margin:16px 0}
.tile b{display:block;font-size:28px;line-height:36px;font-weight:600}
.tile span{color:var(--ink-2);font-size:13px}
figure{margin:16px 0}
figure svg{max-width:100%;height:auto}
figure.wide{overflow-x:auto}
figure.wide svg{max-width:none}
details{border-top:1px solid var(--line);padding:8px 0}
summary{cursor:pointer;font-weight:600;min-height:32px;display:flex;align-items:center;gap:8px}
summary::before{content:"+";color:var(--ink-2);width:12px}
details[open]>summary::before{content:"−"}
ul,ol{margin:0 0 12px;padding-left:20px}
li{margin:2px 0;max-width:90ch}
code{font:12px/18px ui-monospace,Menlo,Consolas,monospace;background:var(--frame);padding:1px 4px;border-radius:3px}
footer{padding-bottom:48px;color:var(--ink-2);font-size:12px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--panel);padding:8px}
@media (max-width:720px){main,header,footer{padding-left:12px;padding-right:12px}section{padding:16px 12px}}
@media print{:root{color-scheme:light;--bg:#fff;--panel:#fff;--frame:#f4f4f4;--ink:#000;--ink-2:#444;--line:#bbb}body{font-size:10pt}section{border:0;padding:0;margin:12pt 0;break-inside:auto}h2,h3,summary{break-after:avoid}figure,table,tr{break-inside:avoid}table{break-inside:auto}nav{display:none}figure svg{max-width:100%!important}a{color:inherit;text-decoration:none}}
@page{margin:16mm}
`;
