import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../kernel/limits.values.js';
import { IsMoment } from '../kernel/moment.dto.js';
import { IsVisible } from '../kernel/visible.dto.js';
import { AREA_MAX } from '../claims/claims.values.js';
import { CONFIRM_REASON_MAX, CONFIRM_REASON_MIN } from '../overlap/overlap.values.js';
import {
  BRANCH_MAX,
  COMPONENT_MAX,
  CURSOR_MAX,
  ID_MAX,
  KEY_MAX,
  PATHS_MAX,
  PATH_MAX,
  REPO_MAX,
  SCOPE_MAX,
  TEXT_MAX,
  TITLE_MAX,
} from './mcp.values.js';

/** Repo-relative with forward slashes: no root, no drive, no climb, no home. */
const RELATIVE_PATH = /^(?!\/|~|[A-Za-z]:|\.\.(?:\/|$))(?!.*\/\.\.(?:\/|$))[^\\\0]+$/;
const NOT_RELATIVE = 'must hold repo-relative paths with forward slashes only';
/** A repository's bare name, never where it lies. */
const REPO_NAME = /^[^/\\\0]+$/;

type Decorate = PropertyDecorator;
const all =
  (...decorators: Decorate[]): Decorate =>
  (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
const describe = (description: string): Decorate => JSONSchema({ description }) as Decorate;
const optional = (required: boolean): Decorate[] => (required ? [] : [IsOptional()]);

const minutesUpTo = (description: string, most: number): Decorate =>
  all(IsOptional(), IsInt(), Min(1), Max(most), describe(description));

/** The fields that several operations and tools share, with one rule and one explanation each. */
export const Field = {
  id: (description: string, { required = true } = {}) =>
    all(IsString(), Length(1, ID_MAX), describe(description), ...optional(required)),
  title: ({ required = true } = {}) =>
    all(
      IsString(),
      Length(1, TITLE_MAX),
      IsVisible(),
      describe('Short name of the work, as a person would say it.'),
      ...optional(required),
    ),
  text: (description: string, { required = false } = {}) =>
    all(IsString(), Length(1, TEXT_MAX), IsVisible(), describe(description), ...optional(required)),
  scope: () =>
    all(
      IsOptional(),
      IsString(),
      Length(1, SCOPE_MAX),
      IsVisible(),
      describe(
        'What the work really touches, in one or two sentences; compared with what others do.',
      ),
    ),
  action: (words: readonly string[]) =>
    all(IsOptional(), IsIn([...words]), describe('What is done to it.')),
  component: () =>
    all(
      IsOptional(),
      IsString(),
      Length(1, COMPONENT_MAX),
      IsVisible(),
      describe('Layer or part, such as server, client, db, ui.'),
    ),
  repo: ({ required = false } = {}) =>
    all(
      IsString(),
      Length(1, REPO_MAX),
      Matches(REPO_NAME),
      describe('Name of the repository, without owner or path.'),
      ...optional(required),
    ),
  branch: () => all(IsOptional(), IsString(), Length(1, BRANCH_MAX), describe('Git branch.')),
  /** Repo-relative paths, where the list itself is checked by its owner. */
  pathList: () =>
    all(
      IsString({ each: true }),
      MaxLength(PATH_MAX, { each: true }),
      Matches(RELATIVE_PATH, { each: true, message: NOT_RELATIVE }),
    ),
  globs: (most: number) =>
    all(
      IsOptional(),
      IsArray(),
      ArrayMaxSize(most),
      IsString({ each: true }),
      MaxLength(PATH_MAX, { each: true }),
      Matches(RELATIVE_PATH, { each: true, message: NOT_RELATIVE }),
      describe('Repo-relative paths, folders or globs, such as src/auth/** or docs/*.md.'),
    ),
  area: () =>
    all(
      IsOptional(),
      IsString(),
      Length(1, AREA_MAX),
      IsVisible(),
      describe('A named area instead of paths, such as "release" or "database schema".'),
    ),
  confirmReason: () =>
    all(
      IsOptional(),
      IsString(),
      Length(CONFIRM_REASON_MIN, CONFIRM_REASON_MAX),
      IsVisible(),
      describe(
        'Why this goes on although it is the same work: the words a human gave you, never your own.',
      ),
    ),
  paths: (description = 'Repo-relative paths the work touches or will touch.') =>
    all(
      IsOptional(),
      IsArray(),
      ArrayMaxSize(PATHS_MAX),
      IsString({ each: true }),
      MaxLength(PATH_MAX, { each: true }),
      Matches(RELATIVE_PATH, { each: true, message: NOT_RELATIVE }),
      describe(description),
    ),
  word: (words: readonly string[], description: string, { required = false } = {}) =>
    all(IsIn([...words]), describe(description), ...optional(required)),
  time: (description: string) => all(IsOptional(), IsMoment(), describe(description)),
  minutes: (description: string) => minutesUpTo(description, 525_600),
  minutesUpTo,
  hours: (description: string, most: number) =>
    all(IsOptional(), IsInt(), Min(1), Max(most), describe(description)),
  key: () =>
    all(
      IsOptional(),
      IsString(),
      Length(1, KEY_MAX),
      describe(
        'Your own unique word for this change. Repeat it when you retry: the change happens once and you get the same answer.',
      ),
    ),
  limit: () =>
    all(
      IsOptional(),
      IsInt(),
      Min(1),
      Max(MAX_PAGE_SIZE),
      describe(`Most entries to return, ${DEFAULT_PAGE_SIZE} when left out.`),
    ),
  cursor: () =>
    all(
      IsOptional(),
      IsString(),
      Length(1, CURSOR_MAX),
      describe('Where the former page ended (its next_cursor).'),
    ),
  session: () =>
    all(
      IsOptional(),
      IsString(),
      Length(1, ID_MAX),
      describe('Your session (sess_…), so that the work is linked to it.'),
    ),
} as const;
