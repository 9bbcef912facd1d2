/**
 * The letters of Helvetica that every PDF reader has at hand: code point, its name in Adobe's list of glyphs, and its
 * advance in 1/1000 em, regular and bold. Latin scripts of Europe and their punctuation. Source: the metrics of URW's
 * Nimbus Sans, which are those of Helvetica.
 */
const TABLE = `
20 space 278 278;21 exclam 278 333;22 quotedbl 355 474;23 numbersign 556 556;24 dollar 556 556;
25 percent 889 889;26 ampersand 667 722;27 quotesingle 191 238;28 parenleft 333 333;
29 parenright 333 333;2a asterisk 389 389;2b plus 584 584;2c comma 278 278;2d hyphen 333 333;
2e period 278 278;2f slash 278 278;30 zero 556 556;31 one 556 556;32 two 556 556;33 three 556 556;
34 four 556 556;35 five 556 556;36 six 556 556;37 seven 556 556;38 eight 556 556;39 nine 556 556;
3a colon 278 333;3b semicolon 278 333;3c less 584 584;3d equal 584 584;3e greater 584 584;
3f question 556 611;40 at 1015 975;41 A 667 722;42 B 667 722;43 C 722 722;44 D 722 722;45 E 667 667;
46 F 611 611;47 G 778 778;48 H 722 722;49 I 278 278;4a J 500 556;4b K 667 722;4c L 556 611;
4d M 833 833;4e N 722 722;4f O 778 778;50 P 667 667;51 Q 778 778;52 R 722 722;53 S 667 667;
54 T 611 611;55 U 722 722;56 V 667 667;57 W 944 944;58 X 667 667;59 Y 667 667;5a Z 611 611;
5b bracketleft 278 333;5c backslash 278 278;5d bracketright 278 333;5e asciicircum 469 584;
5f underscore 556 556;60 grave 333 333;61 a 556 556;62 b 556 611;63 c 500 556;64 d 556 611;
65 e 556 556;66 f 278 333;67 g 556 611;68 h 556 611;69 i 222 278;6a j 222 278;6b k 500 556;
6c l 222 278;6d m 833 889;6e n 556 611;6f o 556 611;70 p 556 611;71 q 556 611;72 r 333 389;
73 s 500 556;74 t 278 333;75 u 556 611;76 v 500 556;77 w 722 778;78 x 500 556;79 y 500 556;
7a z 500 500;7b braceleft 334 389;7c bar 260 280;7d braceright 334 389;7e asciitilde 584 584;
a1 exclamdown 333 333;a2 cent 556 556;a3 sterling 556 556;a4 currency 556 556;a5 yen 556 556;
a6 brokenbar 260 280;a7 section 556 556;a8 dieresis 333 333;a9 copyright 737 737;
aa ordfeminine 370 370;ab guillemotleft 556 556;ac logicalnot 584 584;ae registered 737 737;
af macron 333 333;b0 degree 400 400;b1 plusminus 584 584;b4 acute 333 333;b5 mu 556 611;
b6 paragraph 537 556;b7 periodcentered 278 278;b8 cedilla 333 333;ba ordmasculine 365 365;
bb guillemotright 556 556;bc onequarter 834 834;bd onehalf 834 834;be threequarters 834 834;
bf questiondown 611 611;c0 Agrave 667 722;c1 Aacute 667 722;c2 Acircumflex 667 722;
c3 Atilde 667 722;c4 Adieresis 667 722;c5 Aring 667 722;c6 AE 1000 1000;c7 Ccedilla 722 722;
c8 Egrave 667 667;c9 Eacute 667 667;ca Ecircumflex 667 667;cb Edieresis 667 667;cc Igrave 278 278;
cd Iacute 278 278;ce Icircumflex 278 278;cf Idieresis 278 278;d0 Eth 722 722;d1 Ntilde 722 722;
d2 Ograve 778 778;d3 Oacute 778 778;d4 Ocircumflex 778 778;d5 Otilde 778 778;d6 Odieresis 778 778;
d7 multiply 584 584;d8 Oslash 778 778;d9 Ugrave 722 722;da Uacute 722 722;db Ucircumflex 722 722;
dc Udieresis 722 722;dd Yacute 667 667;de Thorn 667 667;df germandbls 611 611;e0 agrave 556 556;
e1 aacute 556 556;e2 acircumflex 556 556;e3 atilde 556 556;e4 adieresis 556 556;e5 aring 556 556;
e6 ae 889 889;e7 ccedilla 500 556;e8 egrave 556 556;e9 eacute 556 556;ea ecircumflex 556 556;
eb edieresis 556 556;ec igrave 278 278;ed iacute 278 278;ee icircumflex 278 278;
ef idieresis 278 278;f0 eth 556 611;f1 ntilde 556 611;f2 ograve 556 611;f3 oacute 556 611;
f4 ocircumflex 556 611;f5 otilde 556 611;f6 odieresis 556 611;f7 divide 584 584;f8 oslash 611 611;
f9 ugrave 556 611;fa uacute 556 611;fb ucircumflex 556 611;fc udieresis 556 611;fd yacute 500 556;
fe thorn 556 611;ff ydieresis 500 556;100 Amacron 667 722;101 amacron 556 556;102 Abreve 667 722;
103 abreve 556 556;104 Aogonek 667 722;105 aogonek 556 556;106 Cacute 722 722;107 cacute 500 556;
108 Ccircumflex 722 722;109 ccircumflex 500 556;10a Cdotaccent 722 722;10b cdotaccent 500 556;
10c Ccaron 722 722;10d ccaron 500 556;10e Dcaron 722 722;10f dcaron 643 743;110 Dcroat 722 722;
111 dcroat 556 611;112 Emacron 667 667;113 emacron 556 556;114 Ebreve 667 667;115 ebreve 556 556;
116 Edotaccent 667 667;117 edotaccent 556 556;118 Eogonek 667 667;119 eogonek 556 556;
11a Ecaron 667 667;11b ecaron 556 556;11c Gcircumflex 778 778;11d gcircumflex 556 611;
11e Gbreve 778 778;11f gbreve 556 611;120 Gdotaccent 778 778;121 gdotaccent 556 611;
122 Gcommaaccent 778 778;123 gcommaaccent 556 611;124 Hcircumflex 722 722;125 hcircumflex 556 611;
128 Itilde 278 278;129 itilde 278 278;12a Imacron 278 278;12b imacron 278 278;12c Ibreve 278 278;
12d ibreve 278 278;12e Iogonek 278 278;12f iogonek 222 278;130 Idotaccent 278 278;
131 dotlessi 278 278;134 Jcircumflex 500 556;135 jcircumflex 222 278;136 Kcommaaccent 667 722;
137 kcommaaccent 500 556;139 Lacute 556 611;13a lacute 222 278;13b Lcommaaccent 556 611;
13c lcommaaccent 222 278;13d Lcaron 556 611;13e lcaron 299 400;141 Lslash 556 611;
142 lslash 222 278;143 Nacute 722 722;144 nacute 556 611;145 Ncommaaccent 722 722;
146 ncommaaccent 556 611;147 Ncaron 722 722;148 ncaron 556 611;14c Omacron 778 778;
14d omacron 556 611;14e Obreve 778 778;14f obreve 556 611;150 Ohungarumlaut 778 778;
151 ohungarumlaut 556 611;152 OE 1000 1000;153 oe 944 944;154 Racute 722 722;155 racute 333 389;
156 Rcommaaccent 722 722;157 rcommaaccent 333 389;158 Rcaron 722 722;159 rcaron 333 389;
15a Sacute 667 667;15b sacute 500 556;15c Scircumflex 667 667;15d scircumflex 500 556;
15e Scedilla 667 667;15f scedilla 500 556;160 Scaron 667 667;161 scaron 500 556;
162 Tcommaaccent 611 611;163 tcommaaccent 278 333;164 Tcaron 611 611;165 tcaron 317 389;
168 Utilde 722 722;169 utilde 556 611;16a Umacron 722 722;16b umacron 556 611;16c Ubreve 722 722;
16d ubreve 556 611;16e Uring 722 722;16f uring 556 611;170 Uhungarumlaut 722 722;
171 uhungarumlaut 556 611;172 Uogonek 722 722;173 uogonek 556 611;174 Wcircumflex 944 944;
175 wcircumflex 722 778;176 Ycircumflex 667 667;177 ycircumflex 500 556;178 Ydieresis 667 667;
179 Zacute 611 611;17a zacute 500 500;17b Zdotaccent 611 611;17c zdotaccent 500 500;
17d Zcaron 611 611;17e zcaron 500 500;192 florin 556 556;218 Scommaaccent 667 667;
219 scommaaccent 500 556;2013 endash 556 556;2014 emdash 1000 1000;2018 quoteleft 222 278;
2019 quoteright 222 278;201a quotesinglbase 222 278;201c quotedblleft 333 500;
201d quotedblright 333 500;201e quotedblbase 333 500;2020 dagger 556 556;2021 daggerdbl 556 556;
2022 bullet 350 350;2026 ellipsis 1000 1000;2030 perthousand 1000 1000;2039 guilsinglleft 333 333;
203a guilsinglright 333 333;20ac Euro 556 556;2122 trademark 1000 1000;2212 minus 584 584;
`;

export interface HelveticaLetter {
  readonly name: string;
  readonly regular: number;
  readonly bold: number;
}

/** By code point. */
export const HELVETICA: ReadonlyMap<number, HelveticaLetter> = new Map(
  TABLE.split(";").flatMap((row): [number, HelveticaLetter][] => {
    const [code = "", name = "", regular = "", bold = ""] = row.trim().split(" ");
    if (name === "") return [];
    return [[Number.parseInt(code, 16), { name, regular: Number(regular), bold: Number(bold) }]];
  }),
);
