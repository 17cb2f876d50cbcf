/**
 * One lint for all rooms. The rules that keep the house in shape live in tools/lint: which room
 * may import which (rooms), and which package belongs where (fences).
 */
import angular from 'angular-eslint';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { fencePolicies } from './tools/lint/fences.mjs';
import { fileNames } from './tools/lint/file-names.mjs';
import {
  consoleHabits,
  featureHabits,
  serverHabits,
  templateHabits,
} from './tools/lint/habits.mjs';
import { elements, roomPolicies } from './tools/lint/rooms.mjs';

const CONSOLE = ['apps/console/**/*.ts'];
const TYPED = ['{apps,libs,migrations,test,tools}/**/*.ts', 'jest.config.ts'];
const READS_ENVIRONMENT = [
  'apps/server/src/platform/config/**',
  'apps/companion/src/kit/host.ts',
  'apps/companion/src/kit/programs.ts',
  'apps/companion/src/*.ts',
  'tools/**',
  'test/**',
  'jest.config.ts',
  '**/*.db-spec.ts',
  '**/*.spec.ts',
];

const habits = (files, list) => ({
  files: [files],
  rules: { 'no-restricted-syntax': ['error', ...list] },
});

/** The lint of the tree at `root`: a function, so that the rules' own tests can lint a planted tree. */
export const houseLint = (root) =>
  tseslint.config(
    { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'pictures/**', 'test-results/**'] },
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    {
      files: ['**/*.{ts,mts,mjs,js,cjs}'],
      plugins: { house: fileNames },
      rules: {
        'max-lines': ['error', { max: 300 }],
        'house/file-names': 'error',
        eqeqeq: 'error',
        'no-empty': 'error',
      },
    },
    {
      files: TYPED,
      extends: [tseslint.configs.recommendedTypeChecked],
      plugins: { boundaries },
      languageOptions: {
        parserOptions: { projectService: true, tsconfigRootDir: root },
      },
      settings: {
        'import/resolver': {
          typescript: {
            project: ['tsconfig.json', 'apps/console/tsconfig.json', 'test/browser/tsconfig.json'],
            noWarnOnMultipleProjects: true,
          },
        },
        'boundaries/root-path': root,
        'boundaries/elements': elements,
        'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
      },
      rules: {
        'boundaries/dependencies': [
          'error',
          {
            default: 'disallow',
            checkAllOrigins: true,
            policies: [...roomPolicies, ...fencePolicies],
          },
        ],
        '@typescript-eslint/consistent-type-imports': [
          'error',
          { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
        ],
        '@typescript-eslint/switch-exhaustiveness-check': 'error',
        '@typescript-eslint/no-unused-vars': [
          'error',
          {
            argsIgnorePattern: '^_',
            varsIgnorePattern: '^_',
            destructuredArrayIgnorePattern: '^_',
            ignoreRestSiblings: true,
          },
        ],
      },
    },
    {
      files: ['apps/**/*.ts', 'libs/**/*.ts', 'migrations/**/*.ts'],
      ignores: READS_ENVIRONMENT,
      rules: {
        'no-restricted-properties': [
          'error',
          {
            object: 'process',
            property: 'env',
            message: 'Ask the config class of platform/config.',
          },
        ],
      },
    },
    {
      files: ['apps/console/**/*.ts'],
      // In a browser the console is where a developer looks for what went wrong.
      rules: { 'no-console': ['error', { allow: ['error'] }] },
    },
    { files: ['apps/server/**/*.ts', 'libs/**/*.ts'], rules: { 'no-console': 'error' } },
    habits('apps/server/**/*.ts', serverHabits),
    habits('apps/server/src/features/**/*.ts', featureHabits),
    {
      files: CONSOLE,
      extends: [angular.configs.tsRecommended],
      processor: angular.processInlineTemplates,
    },
    habits('apps/console/**/*.ts', consoleHabits),
    {
      files: ['apps/console/**/*.html'],
      extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
      rules: {
        // A bound style is set through the CSSOM, which the page's policy allows; an attribute is not.
        'no-restricted-syntax': ['error', ...templateHabits],
        '@angular-eslint/template/no-inline-styles': ['error', { allowBindToStyle: true }],
      },
    },
  );

export default houseLint(import.meta.dirname);
