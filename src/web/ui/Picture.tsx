import type { ReactNode } from "react";
import { themeCss } from "../../draw/index.ts";
import type { DrawnPicture } from "../engine/picture.ts";
import { useText } from "../text/useText.ts";

/** Colours of drawings in the light and the dark. */
const COLORS = themeCss();

/** A small drawing of the core as SVG, with its words and the same numbers as a table. */
export function Picture({ picture }: { readonly picture: DrawnPicture }): ReactNode {
  const text = useText();
  const { svg, caption, table } = picture;
  return (
    <figure className="picture">
      <style href="drawings" precedence="default">
        {COLORS}
      </style>
      {/* Made by formatSvg, which escapes every text and writes no script. */}
      <div className="scroll" aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption className="muted">{caption}</figcaption>
      <details>
        <summary>{text("findings.asTable")}</summary>
        <div className="scroll">
          <table className="data">
            <caption className="visually-hidden">{table.caption}</caption>
            <thead>
              <tr>
                {table.columns.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, k) => (
                    <td key={k}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
