import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { useText } from "../../text/useText.ts";
import { folded, offeredAreas, partsOf, type NamedArea } from "./readAnswer.ts";

interface Offer {
  readonly key: string;
  /** What stands in the field when it is taken. */
  readonly text: string;
  readonly label: string;
}

/**
 * Areas of one row, typed ahead: letters offer areas, Enter takes the one offered and confirms the row, arrows go
 * through the offers while there are some and through the rows while there are none. A `;` begins another area.
 */
export function AreaBox({
  label,
  value,
  areas,
  placeholder,
  isWrong,
  describedBy,
  onText,
  onConfirm,
  onStep,
  box,
}: {
  readonly label: string;
  readonly value: string;
  readonly areas: readonly NamedArea[];
  readonly placeholder: string;
  readonly isWrong: boolean;
  readonly describedBy: string | undefined;
  readonly onText: (text: string) => void;
  readonly onConfirm: (text: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly box: Ref<HTMLInputElement>;
}): ReactNode {
  const text = useText();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  const before = value.slice(0, value.lastIndexOf(";") + 1);
  const offers = isOpen ? offersFor(value.slice(before.length), before, areas, text) : [];
  const chosen = offers[Math.min(at, offers.length - 1)];

  const withOffer = (offer: Offer): string => `${before === "" ? "" : `${before} `}${offer.text}`;
  const take = (offer: Offer): void => {
    setIsOpen(false);
    onConfirm(withOffer(offer));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (event.altKey) setIsOpen(step > 0);
      else if (offers.length > 0)
        setAt((offers.length + Math.min(at, offers.length - 1) + step) % offers.length);
      else onStep(step);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setIsOpen(false);
    } else if (event.key === ";" && chosen !== undefined && value.trim() !== "") {
      // What is offered is taken, and another area begins.
      event.preventDefault();
      onText(`${withOffer(chosen)}; `);
      setAt(0);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (chosen === undefined || value.slice(before.length).trim() === "") {
        setIsOpen(false);
        onConfirm(partsOf(value).join("; "));
      } else take(chosen);
    }
  };

  return (
    <div className="area-box">
      <input
        ref={box}
        role="combobox"
        aria-label={label}
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.key}`}
        aria-invalid={isWrong || undefined}
        aria-describedby={describedBy}
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        onChange={(event) => {
          onText(event.currentTarget.value);
          setIsOpen(event.currentTarget.value !== "");
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setIsOpen(false)}
      />
      <ul
        className="plain options"
        id={`${id}-list`}
        role="listbox"
        aria-label={text("findings.areas")}
        hidden={offers.length === 0}
      >
        {offers.map((offer) => (
          <li
            key={offer.key}
            id={`${id}-${offer.key}`}
            role="option"
            aria-selected={offer === chosen}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(offer)}
          >
            {offer.label}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Areas that the text may mean, a new one of that name where none bears it, and none at all. */
function offersFor(
  typed: string,
  before: string,
  areas: readonly NamedArea[],
  text: ReturnType<typeof useText>,
): Offer[] {
  const wanted = typed.trim();
  const found = offeredAreas(areas, wanted);
  const twice = new Set(areas.map(({ name }) => name).filter((name, i, all) => all.indexOf(name) !== i));
  const isKnown = areas.some(({ id, name }) => id === wanted || folded(name) === folded(wanted));
  const none = text("work.none");
  const isNone = before === "" && wanted !== "" && folded(none).startsWith(folded(wanted));
  const offers: Offer[] = found.map(({ id, name }) => ({
    key: id,
    text: twice.has(name) ? id : name,
    label: twice.has(name) ? `${name} (${id})` : name,
  }));
  const noArea: Offer[] = isNone ? [{ key: "no-area", text: none, label: text("work.noArea") }] : [];
  const fresh: Offer[] =
    wanted === "" || isKnown || isNone
      ? []
      : [{ key: "new-area", text: wanted, label: text("work.newArea", { name: wanted }) }];
  return folded(none) === folded(wanted) ? [...noArea, ...offers] : [...offers, ...noArea, ...fresh];
}
