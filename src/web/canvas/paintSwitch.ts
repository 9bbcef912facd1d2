import type { Camera } from "./camera.ts";
import { boxOf, type Scene } from "./scene.ts";
import { fillBox, type Target } from "./target.ts";

/** Everybody on the way from one place to another: four numbers a person, by person. */
export interface Journey {
  readonly from: Float32Array;
  readonly to: Float32Array;
  /** Colour of each person. */
  readonly colour: Uint32Array;
}

interface Side {
  readonly scene: Scene;
  readonly camera: Camera;
}

/** The way of everybody drawn on either side; who is drawn on one side only stays where they are. */
export function journeyOf(before: Side, after: Side, colourOf: (node: number) => number): Journey {
  const people = Math.max(peopleOf(before.scene), peopleOf(after.scene));
  const from = boxesOf(before, people);
  const to = boxesOf(after, people);
  const colour = new Uint32Array(people);
  const { personOf } = after.scene.columns;
  for (let node = 0; node < personOf.length; node++) {
    const person = personOf[node] ?? -1;
    if (person >= 0) colour[person] = colourOf(node);
  }
  return { from, to, colour };
}

function peopleOf({ columns }: Scene): number {
  let most = -1;
  for (const person of columns.personOf) if (person > most) most = person;
  return most + 1;
}

function boxesOf({ scene, camera }: Side, people: number): Float32Array {
  const boxes = new Float32Array(people * 4);
  const { personOf } = scene.columns;
  for (let node = 0; node < personOf.length; node++) {
    const person = personOf[node] ?? -1;
    const box = person < 0 ? null : boxOf(scene, node);
    if (box === null) continue;
    const x = (box.x - camera.x) * camera.kx;
    const y = (box.y - camera.y) * camera.ky;
    boxes[person * 4] = x;
    boxes[person * 4 + 1] = y;
    boxes[person * 4 + 2] = x + box.width * camera.kx;
    boxes[person * 4 + 3] = y + box.height * camera.ky;
  }
  return boxes;
}

/** Everybody at a share of the way, eased out. */
export function paintJourney(target: Target, { from, to, colour }: Journey, share: number): void {
  const t = 1 - (1 - share) ** 3;
  for (let person = 0, at = 0; person < colour.length; person++, at += 4) {
    const x = (from[at] ?? 0) + ((to[at] ?? 0) - (from[at] ?? 0)) * t;
    const y = (from[at + 1] ?? 0) + ((to[at + 1] ?? 0) - (from[at + 1] ?? 0)) * t;
    const right = (from[at + 2] ?? 0) + ((to[at + 2] ?? 0) - (from[at + 2] ?? 0)) * t;
    const bottom = (from[at + 3] ?? 0) + ((to[at + 3] ?? 0) - (from[at + 3] ?? 0)) * t;
    const gap = right - x >= 4 ? 1 : 0;
    fillBox(target, x, y, right - gap, bottom - gap, colour[person] ?? 0);
  }
}
