/**
 * A model house: one small file in each room, all of it clean. The rules' tests add single faulty
 * files to it, so that a fault is the only reason for a red gate.
 */
export const MODEL_HOUSE: Record<string, string> = {
  'libs/contracts/src/index.ts': `export * from './kiosk/kiosk.values.js';\n`,
  'libs/contracts/src/dto.ts': `export * from './kiosk/kiosk.dto.js';\n`,
  'libs/contracts/src/kiosk/kiosk.values.ts': `export const KIOSK_LIMIT = 3;\n`,
  'libs/contracts/src/kiosk/kiosk.dto.ts': `import { IsInt } from 'class-validator';

export class KioskReply {
  @IsInt() open: number;
}
`,
  'libs/local-state/index.ts': `export const STATE_FOLDER = '.covibe';\n`,
  'apps/server/src/main.ts': `import { KIOSK } from './features/kiosk/index.js';

process.stdout.write(KIOSK.limit.toFixed());
`,
  'apps/server/src/platform/clock/clock.ts': `export const now = (): number => Date.now();\n`,
  'apps/server/src/features/kiosk/index.ts': `export { KIOSK } from './kiosk.service.js';\n`,
  'apps/server/src/features/kiosk/kiosk.service.ts': `import { KIOSK_LIMIT } from '@covibe/contracts';
import { now } from '../../platform/clock/clock.js';

export const KIOSK = { limit: KIOSK_LIMIT, openedAt: now() };
`,
  'apps/server/src/features/stall/index.ts': `export { STALL } from './stall.service.js';\n`,
  'apps/server/src/features/stall/stall.service.ts': `import { KIOSK } from '../kiosk/index.js';

export const STALL = { beside: KIOSK };
`,
  'apps/server/src/features/stall/stall.repository.ts': `import { DataSource } from 'typeorm';

export const sourceName = DataSource.name;
`,
  'apps/console/tsconfig.json': `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": {
    "target": "es2022",
    "module": "preserve",
    "moduleResolution": "bundler",
    "lib": ["es2023", "dom"],
    "rootDir": "../..",
    "emitDecoratorMetadata": false,
    "noEmit": true,
    "types": []
  },
  "angularCompilerOptions": { "strictTemplates": true },
  "include": ["src"]
}
`,
  'apps/console/tsconfig.app.json': `{ "extends": "./tsconfig.json", "files": ["src/main.ts"], "include": [] }\n`,
  'apps/console/src/main.ts': `import { bootstrapApplication } from '@angular/platform-browser';
import { tick } from './app/core/clock.js';
import { KioskPage } from './app/features/kiosk/kiosk-page.js';

void bootstrapApplication(KioskPage).then(() => tick);
`,
  'apps/console/src/app/core/clock.ts': `export const tick = 1;\n`,
  'apps/console/src/app/ui/pill/pill.ts': `import { Component } from '@angular/core';

@Component({ selector: 'cv-pill', template: '<span class="pill">live</span>' })
export class Pill {}
`,
  'apps/console/src/app/features/kiosk/kiosk-page.ts': `import { Component } from '@angular/core';
import { KIOSK_LIMIT } from '@covibe/contracts';
import { Pill } from '../../ui/pill/pill.js';

@Component({ selector: 'cv-kiosk-page', imports: [Pill], template: '<cv-pill /> {{ limit }}' })
export class KioskPage {
  protected readonly limit = KIOSK_LIMIT;
}
`,
  'apps/companion/src/kit/host.ts': `import { readFileSync } from 'node:fs';

export const read = (path: string): string => readFileSync(path, 'utf8');
`,
  'apps/companion/src/commands/open/open.command.ts': `import { read } from '../../kit/host.js';

export const open = (path: string): string => read(path);
`,
  'apps/companion/src/commands/close/close.command.ts': `export const close = (): number => 0;\n`,
};
