/** Ids of cards: lanes from top to bottom, in each its columns from left to right. */
export type CardPlaces = readonly (readonly (readonly string[])[])[];

interface Place {
  readonly lane: number;
  readonly column: number;
  readonly row: number;
}

/**
 * The card an arrow key leads to: up and down stay in the column and cross into the next lane that
 * has a card there, left and right stay in the lane. Null where there is none that way.
 */
export function cardAfter(places: CardPlaces, from: string, key: string): string | null {
  const at = placeOf(places, from);
  if (!at) return null;
  switch (key) {
    case 'ArrowDown':
      return vertical(places, at, 1);
    case 'ArrowUp':
      return vertical(places, at, -1);
    case 'ArrowRight':
      return sideways(places, at, 1);
    case 'ArrowLeft':
      return sideways(places, at, -1);
    case 'Home':
      return column(places, at.column)[0] ?? null;
    case 'End':
      return column(places, at.column).at(-1) ?? null;
    default:
      return null;
  }
}

function placeOf(places: CardPlaces, id: string): Place | null {
  for (const [lane, columns] of places.entries()) {
    for (const [at, cards] of columns.entries()) {
      const row = cards.indexOf(id);
      if (row !== -1) return { lane, column: at, row };
    }
  }
  return null;
}

/** All cards of one column, lane after lane. */
function column(places: CardPlaces, at: number): readonly string[] {
  return places.flatMap((columns) => columns[at] ?? []);
}

function vertical(
  places: CardPlaces,
  { lane, column: at, row }: Place,
  step: 1 | -1,
): string | null {
  const cards = column(places, at);
  const from = cards.indexOf(places[lane]?.[at]?.[row] ?? '');
  return cards[from + step] ?? null;
}

function sideways(
  places: CardPlaces,
  { lane, column: at, row }: Place,
  step: 1 | -1,
): string | null {
  const columns = places[lane] ?? [];
  for (let next = at + step; next >= 0 && next < columns.length; next += step) {
    const cards = columns[next] ?? [];
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)] ?? null;
  }
  return null;
}
