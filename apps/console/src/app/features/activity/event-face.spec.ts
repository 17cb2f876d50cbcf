import { didWords, stepWords } from '../../core/words/event-words.js';
import { entry } from './activity.sample.js';
import { faceOf, placeOf, subjectWords } from './event-face.js';

describe('an event', () => {
  it('is told in the words of the product, and one we have no words for in its own', () => {
    expect(didWords('task.completed')).toBe('completed');
    expect(didWords('paxel.run_claimed')).toBe('run claimed');
    expect(stepWords('workstream.started')).toBe('started it');
    expect(stepWords('task.paused_for_lunch')).toBe('paused for lunch');
  });

  it('has a face that tells success from trouble, where a session that begins is neither', () => {
    expect(faceOf('task.completed').meaning).toBe('good');
    expect(faceOf('note.blocker').meaning).toBe('bad');
    expect(faceOf('session.started').meaning).toBe('neutral');
    expect(faceOf('unheard.of').icon).toBeDefined();
  });

  it('leads to the thing it is about, where that has a page', () => {
    expect(placeOf(entry('1'))).toEqual({ path: '/workstreams', query: { task: 'task_1' } });
    const of = (type: string) => entry('1', { subject: { type, id: 'x', title: null } });
    expect(placeOf(of('workstream'))).toEqual({ path: '/workstreams', query: { workstream: 'x' } });
    expect(placeOf(of('session'))).toEqual({ path: '/workstreams', query: { owner: 'grace' } });
    expect(placeOf(of('token'))).toEqual({ path: '/settings/tokens', query: {} });
    expect(placeOf(of('warning'))).toEqual({ path: '/coordination', query: { warning: 'x' } });
    expect(placeOf(of('context'))).toBeNull();
    expect(placeOf(entry('1', { subject: null }))).toBeNull();
  });

  it('keeps a private teammate from being looked up', () => {
    const actor = { id: null, handle: 'private', name: 'Private teammate', avatar_url: null };
    const secret = entry('1', { actor, subject: { type: 'session', id: 's', title: null } });
    expect(placeOf(secret)).toBeNull();
    expect(subjectWords(secret)).toBeNull();
  });
});
