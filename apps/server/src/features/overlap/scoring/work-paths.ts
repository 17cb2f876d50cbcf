/** `.test`, `_test`: a test belongs to what it tests. */
const TEST_ENDING = /[._-](?:e2e-?)?(?:spec|test|tests|stories|mock)$/;
const TEST_BEGINNING = /^(?:test|spec)_(?=.)/;

/** Relative, with `/`, without `./`. */
export function plainPath(path: string): string {
  const forward = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  return forward.trim().replace(/^(?:\.?\/)+|\/+$/g, '');
}

/** `src/app/task-list.spec.ts` is about `task-list`. */
export function subjectOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.indexOf('.', 1);
  const bare =
    dot > 0 && !/\.(?:spec|test|stories)\./.test(name)
      ? name.slice(0, name.lastIndexOf('.'))
      : name.slice(0, dot > 0 ? dot : undefined);
  return bare.replace(TEST_ENDING, '').replace(TEST_BEGINNING, '');
}

/** Every folder above a file, the outermost first. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}
