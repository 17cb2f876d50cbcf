import { vectorsIn } from './embedding-answer.js';

const numbers = (...first: number[]) => [...first, ...Array<number>(16 - first.length).fill(0)];
const answer = (...embeddings: unknown[]) => ({
  data: embeddings.map((embedding, index) => ({ index, embedding })),
});

describe('the answer of an embedding provider', () => {
  it('is a vector for each text, in the order they were asked for', () => {
    const [one, other] = [numbers(1), numbers(0, 2)];
    const shuffled = {
      object: 'list',
      data: [
        { index: 1, embedding: other },
        { index: 0, embedding: one },
      ],
    };
    const vectors = vectorsIn(shuffled, 2);
    expect(vectors?.[0]?.slice(0, 2)).toEqual(Int8Array.of(127, 0));
    expect(vectors?.[1]?.slice(0, 2)).toEqual(Int8Array.of(0, 127));
    const unnumbered = { data: [{ embedding: one }, { embedding: other }] };
    expect(vectorsIn(unnumbered, 2)).toEqual(vectors);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'ok'],
    ['an error', { error: { message: 'quota' } }],
    ['data that is no list', { data: { 0: { embedding: numbers(1) } } }],
    ['too few', answer(numbers(1))],
    ['too many', answer(numbers(1), numbers(1), numbers(1))],
    ['one twice', { data: [0, 0].map((index) => ({ index, embedding: numbers(1) })) }],
    ['a place that is none', { data: [0, 2].map((index) => ({ index, embedding: numbers(1) })) }],
    ['holes', { data: [null, undefined] }],
    ['texts', answer(numbers(1), 'AAAA')],
    ['words among numbers', answer(numbers(1), [...numbers(1).slice(1), '1'])],
    ['no direction', answer(numbers(1), numbers(0))],
    ['infinity', answer(numbers(1), numbers(Infinity))],
    ['different lengths', answer(numbers(1), [...numbers(1), 1])],
    ['a handful of numbers', answer([1, 0], [0, 1])],
    ['endless numbers', answer(Array(5_000).fill(1), Array(5_000).fill(1))],
  ])('is none where it holds %s', (_, given) => {
    expect(vectorsIn(given, 2)).toBeUndefined();
  });
});
