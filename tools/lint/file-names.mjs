/**
 * A file is named by the product's words. A name that could hold anything soon does, so the
 * catch-all names are refused, alone or as the last word before a role (`task-utils.service.ts`).
 */
const CATCH_ALL = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'shared',
  'manager',
  'data',
];

const isCatchAll = (part) =>
  part
    .split('.')
    .some((word) => CATCH_ALL.some((name) => word === name || word.endsWith(`-${name}`)));

const rule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { catchAll: '“{{part}}” says nothing: name it by what it holds.' },
  },
  create: (context) => ({
    Program(node) {
      const path = context.filename.startsWith(context.cwd)
        ? context.filename.slice(context.cwd.length)
        : context.filename;
      const part = path.split(/[\\/]/).find(isCatchAll);
      if (part) context.report({ node, messageId: 'catchAll', data: { part } });
    },
  }),
};

export const fileNames = { rules: { 'file-names': rule } };
