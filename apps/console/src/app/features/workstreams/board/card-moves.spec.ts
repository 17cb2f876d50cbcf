import { cardAfter, type CardPlaces } from './card-moves.js';

/** Two lanes of three columns; the second column is empty in the first lane. */
const PLACES: CardPlaces = [
  [['a1', 'a2'], [], ['a3']],
  [['b1'], ['b2'], []],
];

describe('the arrow keys on the board', () => {
  it.each([
    ['a1', 'ArrowDown', 'a2'],
    ['a2', 'ArrowDown', 'b1'],
    ['b1', 'ArrowDown', null],
    ['b1', 'ArrowUp', 'a2'],
    ['a1', 'ArrowUp', null],
    ['a2', 'ArrowRight', 'a3'],
    ['a3', 'ArrowRight', null],
    ['a3', 'ArrowLeft', 'a1'],
    ['b2', 'ArrowLeft', 'b1'],
    ['a1', 'End', 'b1'],
    ['b1', 'Home', 'a1'],
    ['a1', 'x', null],
    ['gone', 'ArrowDown', null],
  ])('lead from %s by %s to %s', (from, key, to) => {
    expect(cardAfter(PLACES, from, key)).toBe(to);
  });
});
