import type { FeatureNames } from './feature-names.ts';

/** What the console and the documentation begin with: a page that shows what the route answers. */
export function consoleRooms(
  { word, type, value, constant, title }: FeatureNames,
  key: string,
): Record<string, string> {
  const page = `apps/console/src/app/features/${word}`;
  return {
    [`${page}/index.ts`]: `import layers from '@lucide/icons/icons/layers';
import type { Page } from '../../core/pages/page.js';

export const ${constant}_PAGE: Page = {
  path: '${word}',
  title: '${title}',
  icon: layers,
  key: '${key}',
  load: () => import('./${word}.routes.js'),
};
`,
    [`${page}/${word}.routes.ts`]: `import type { Routes } from '@angular/router';
import { ${type} } from './${word}.js';

export default [{ path: '', component: ${type} }] satisfies Routes;
`,
    [`${page}/${word}.ts`]: `import { Component, inject } from '@angular/core';
import { ${constant} } from '@covibe/contracts';
import { Api } from '../../core/api/api.js';
import { Live } from '../../core/live/live.js';
import { PageFrame } from '../../ui/page/page-frame.js';
import { Problem } from '../../ui/problem/problem.js';
import { Skeleton } from '../../ui/skeleton/skeleton.js';

@Component({
  selector: 'cv-${word}',
  imports: [PageFrame, Problem, Skeleton],
  template: \`
    <cv-page heading="${title}">
      @if (${value}.hasValue()) {
        <p>{{ ${value}.value().workspace }}: {{ ${value}.value().members }} members</p>
      } @else if (${value}.error(); as fault) {
        <cv-problem
          heading="${title} did not load"
          [message]="fault.message"
          [busy]="${value}.isLoading()"
          (retry)="${value}.reload()"
        />
      } @else {
        <cv-skeleton label="${title} is on its way" [rows]="3" />
      }
    </cv-page>
  \`,
})
export class ${type} {
  protected readonly ${value} = inject(Api).read(${constant}.read, () => ({}));

  constructor() {
    inject(Live).keepFresh(this.${value}, 'member');
  }
}
`,
    [`docs/engineering/${word}.md`]: `# ${title}

\`GET /api/${word}\` answers for the workspace of the person who asks; \`libs/contracts/src/${word}\`
says what. The page of the same name shows it and follows the topic \`member\`.
`,
  };
}
