import { HeardLines } from './heard-lines.js';

const heard = (parts: string[]): string[] => {
  const lines: string[] = [];
  const listener = new HeardLines((line) => void lines.push(line));
  for (const part of parts) listener.take(part);
  listener.end();
  return lines;
};

describe('what a program says', () => {
  it('is handed on line by line, however it arrives', () => {
    expect(heard(['one\ntw', 'o\r', '\nthr', 'ee'])).toEqual(['one', 'two', 'three']);
  });

  it('is handed on before the program ends', () => {
    const lines: string[] = [];
    new HeardLines((line) => void lines.push(line)).take('reading 1 of 9\nreading 2');
    expect(lines).toEqual(['reading 1 of 9']);
  });

  it('counts what is written over itself as lines', () => {
    expect(heard(['10 %\r20 %\r', '30 %'])).toEqual(['10 %', '20 %', '30 %']);
  });

  it('is cut between words where no line ends', () => {
    const word = 'cv_part ';
    const lines = heard([word.repeat(1_500), word.repeat(1_500)]);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(word.repeat(3_000));
    for (const line of lines) expect(line).toMatch(/^(cv_part )+$/);
  });

  it('keeps no word without an end in memory', () => {
    expect(heard(['x'.repeat(9_000), 'y'.repeat(9_000), ' end'])).toEqual(['…', '…', ' end']);
  });
});
