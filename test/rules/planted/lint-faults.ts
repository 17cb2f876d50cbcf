/** A file that lint must refuse, and the rule that does it. */
interface LintFault {
  what: string;
  path: string;
  text: string;
  rule: string;
}

export const LINT_FAULTS: LintFault[] = [
  {
    what: 'a feature that reaches inside another feature',
    path: 'apps/server/src/features/stall/nosy.ts',
    text: `import { KIOSK } from '../kiosk/kiosk.service.js';\n\nexport const nosy = KIOSK;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'a feature that re-exports the inside of another feature',
    path: 'apps/server/src/features/stall/leak.ts',
    text: `export { KIOSK } from '../kiosk/kiosk.service.js';\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'the platform importing a feature',
    path: 'apps/server/src/platform/clock/late.ts',
    text: `import { KIOSK } from '../../features/kiosk/index.js';\n\nexport const late = KIOSK;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'a ui part importing a page',
    path: 'apps/console/src/app/ui/pill/pages.ts',
    text: `import { KioskPage } from '../../features/kiosk/kiosk-page.js';\n\nexport const pages = [KioskPage];\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'the console importing the server',
    path: 'apps/console/src/app/core/server-clock.ts',
    text: `import { now } from '../../../../server/src/platform/clock/clock.js';\n\nexport const server = now;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'the contracts importing the server',
    path: 'libs/contracts/src/kiosk/kiosk.tools.ts',
    text: `import { now } from '../../../../apps/server/src/platform/clock/clock.js';\n\nexport const at = now;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'one companion command importing another',
    path: 'apps/companion/src/commands/open/twice.ts',
    text: `import { close } from '../close/close.command.js';\n\nexport const twice = close;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'the console using the door with the DTO classes',
    path: 'apps/console/src/app/core/classes.ts',
    text: `import { KioskReply } from '@covibe/contracts/dto';\n\nexport const reply = new KioskReply();\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'a deep import past the door of the contracts',
    path: 'apps/server/src/features/stall/deep.ts',
    text: `import { KIOSK_LIMIT } from '../../../../../libs/contracts/src/kiosk/kiosk.values.js';\n\nexport const deep = KIOSK_LIMIT;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'typeorm outside a repository',
    path: 'apps/server/src/features/stall/direct.service.ts',
    text: `import { DataSource } from 'typeorm';\n\nexport const direct = DataSource.name;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'an inner path of a fenced package',
    path: 'apps/server/src/features/stall/inner.ts',
    text: `import { DataSource } from 'typeorm/data-source/DataSource.js';\n\nexport const inner = DataSource.name;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'class-validator outside a contract',
    path: 'apps/server/src/features/stall/checked.ts',
    text: `import { isInt } from 'class-validator';\n\nexport const checked = isInt(1);\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'a feature that knows Fastify',
    path: 'apps/server/src/features/stall/fast.ts',
    text: `import type { FastifyRequest } from 'fastify';\n\nexport type Fast = FastifyRequest;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'node:fs in a companion command',
    path: 'apps/companion/src/commands/open/disk.ts',
    text: `import { existsSync } from 'node:fs';\n\nexport const disk = existsSync;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'a Node module in the contracts',
    path: 'libs/contracts/src/kiosk/hash.ts',
    text: `import { createHash } from 'node:crypto';\n\nexport const hash = createHash;\n`,
    rule: 'boundaries/dependencies',
  },
  {
    what: 'process.env outside the config class',
    path: 'apps/server/src/features/stall/environment.ts',
    text: `export const home = process.env.HOME;\n`,
    rule: 'no-restricted-properties',
  },
  {
    what: 'a promise nobody waits for',
    path: 'apps/server/src/features/stall/floating.ts',
    text: `export function floating(): void {\n  Promise.resolve(1);\n}\n`,
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    what: 'a type imported as a value',
    path: 'apps/server/src/features/stall/typed.ts',
    text: `import { KioskReply } from '@covibe/contracts/dto';\n\nexport type Typed = KioskReply;\n`,
    rule: '@typescript-eslint/consistent-type-imports',
  },
  {
    what: 'a source file of 301 lines',
    path: 'apps/server/src/features/stall/long.ts',
    text: `export const long = 1;\n${'// line\n'.repeat(300)}`,
    rule: 'max-lines',
  },
  {
    what: 'a file with a catch-all name',
    path: 'apps/server/src/features/stall/stall-utils.ts',
    text: `export const anything = 1;\n`,
    rule: 'house/file-names',
  },
  {
    what: 'a folder with a catch-all name',
    path: 'apps/server/src/features/stall/helpers/open.ts',
    text: `export const open = 1;\n`,
    rule: 'house/file-names',
  },
  {
    what: 'an inline style in a template',
    path: 'apps/console/src/app/ui/pill/styled.ts',
    text: `import { Component } from '@angular/core';\n\n@Component({ selector: 'cv-styled', template: '<b style="color: red">x</b>' })\nexport class Styled {}\n`,
    rule: '@angular-eslint/template/no-inline-styles',
  },
  {
    what: 'a picture without a text alternative',
    path: 'apps/console/src/app/ui/pill/picture.ts',
    text: `import { Component } from '@angular/core';\n\n@Component({ selector: 'cv-picture', template: '<img src="/x.png" />' })\nexport class Picture {}\n`,
    rule: '@angular-eslint/template/alt-text',
  },
  {
    what: 'a suppression that suppresses nothing',
    path: 'apps/server/src/features/stall/quiet.ts',
    text: `// eslint-disable-next-line no-var\nexport const quiet = 1;\n`,
    rule: 'unused-disable-directive',
  },
  {
    what: 'providers that need each other',
    path: 'apps/server/src/platform/clock/circle.ts',
    text: `import { forwardRef } from '@nestjs/common';\n\nexport const circle = forwardRef;\n`,
    rule: 'no-restricted-syntax',
  },
  {
    what: 'a provider that lives as long as a request',
    path: 'apps/server/src/features/stall/scoped.ts',
    text: `import { Scope } from '@nestjs/common';\n\nexport const scoped = Scope.REQUEST;\n`,
    rule: 'no-restricted-syntax',
  },
  {
    what: 'a feature that is everywhere',
    path: 'apps/server/src/features/stall/everywhere.ts',
    text: `import { Global } from '@nestjs/common';\n\nexport const everywhere = Global;\n`,
    rule: 'no-restricted-syntax',
  },
  {
    what: 'an HTTP exception thrown by a feature',
    path: 'apps/server/src/features/stall/thrown.ts',
    text: `import { NotFoundException } from '@nestjs/common';\n\nexport function thrown(): never {\n  throw new NotFoundException();\n}\n`,
    rule: 'no-restricted-syntax',
  },
  {
    what: 'a log that goes past the logger',
    path: 'apps/server/src/features/stall/loud.ts',
    text: `export const loud = (): void => console.log('loud');\n`,
    rule: 'no-console',
  },
  {
    what: 'a fault swallowed without a word',
    path: 'apps/server/src/features/stall/swallowed.ts',
    text: `export function swallowed(): void {\n  try {\n    JSON.parse('{');\n  } catch {}\n}\n`,
    rule: 'no-empty',
  },
  {
    what: 'markup made from text by a script',
    path: 'apps/console/src/app/ui/pill/markup.ts',
    text: `export const markup = (box: HTMLElement): void => {\n  box.innerHTML = '<b>x</b>';\n};\n`,
    rule: 'no-restricted-syntax',
  },
  {
    what: 'markup made from text by a template',
    path: 'apps/console/src/app/ui/pill/bound.ts',
    text: `import { Component } from '@angular/core';\n\n@Component({ selector: 'cv-bound', template: '<b [innerHTML]="text"></b>' })\nexport class Bound {\n  protected readonly text = '<i>x</i>';\n}\n`,
    rule: 'no-restricted-syntax',
  },
];
