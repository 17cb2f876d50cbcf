import { html, type Html } from '../../platform/http/html.js';
import type { ConsolePictures } from './page-pictures.js';
import type { PublicPage } from './public-page.js';

const STAYS = [
  'Prompts, answers and the model’s thinking',
  'Source code, diffs and the output of tools',
  'Absolute paths, and whatever lies outside the repository',
  'Environment variables, credentials and tokens',
];

const IS_SHARED = [
  'What a task is about, in the words the agent gives it',
  'The paths it works on, relative to the repository',
  'The name of the repository and the branch',
  'What blocks it, what was decided, and what came of it',
  'Which agent it is, and when it was last heard of',
];

const PROOFS = [
  {
    title: 'Walls inside the database',
    text: 'Every row of work belongs to one workspace, and PostgreSQL itself refuses to show it to another. The server runs as a role that cannot lift that rule.',
    link: 'How the database holds it',
    href: '/docs/engineering/database',
  },
  {
    title: 'Live, without a reload',
    text: 'A change is announced when its transaction commits and reaches every open page within a second, over one plain event stream.',
    link: 'How updates travel',
    href: '/docs/engineering/live-updates',
  },
  {
    title: 'Yours to run',
    text: 'One process and one PostgreSQL, on a laptop or on your own servers. No account needed, no model to download, no calling home.',
    link: 'How it is put together',
    href: '/docs/engineering/architecture',
  },
];

const SHIELD = html`<svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
  <path
    d="M10 2 4 4.4v4.7c0 4 2.5 6.9 6 8.4 3.5-1.5 6-4.4 6-8.4V4.4z M7.3 9.8l1.9 1.9 3.6-3.8"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`;

const OUTWARD = html`<svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
  <path
    d="M4 10h11 M11 5.5 15.5 10 11 14.5"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`;

/** What a signed-out visitor sees at `/`. */
export function landingPage(pictures?: ConsolePictures): PublicPage {
  return {
    title: 'Co-Vibe · know what every agent is working on',
    description:
      'One shared server that tells a team’s coding agents what the others are already doing, so that nobody builds the same thing twice.',
    body: html`
      <div class="wide">
        <section class="hero">
          <h1>Know what every agent is working on</h1>
          <p class="lead">
            Co-Vibe is one shared server that tells your team’s coding agents what the others are
            already doing, so that nobody builds the same thing twice.
          </p>
          <p class="actions">
            <a class="action first" href="/docs/product/getting-started">Get started</a>
            <a class="action" href="/docs">Read the documentation</a>
          </p>
          ${terminal()}
        </section>
        ${pictures && consolePart(pictures)} ${rooms()} ${walls()}
        <section class="part" aria-labelledby="_proofs">
          <h2 id="_proofs">Built so that you can check</h2>
          <ul class="proofs">
            ${PROOFS.map(
              (proof) =>
                html`<li>
                  <h3>${proof.title}</h3>
                  <p>${proof.text}</p>
                  <a href="${proof.href}">${proof.link}</a>
                </li>`,
            )}
          </ul>
        </section>
      </div>
    `,
  };
}

/** What a first start prints on the reader's own machine, wherever this page is served from. */
function terminal(): Html {
  const said = [
    ['UI:', 'http://localhost:3000'],
    ['MCP:', 'http://localhost:3000/api/mcp'],
    ['Auth:', 'local-dev'],
    ['Database:', 'PostgreSQL at 127.0.0.1:40563/covibe'],
  ].map(([name = '', value]) => html`<span class="said">${name.padEnd(11)}</span>${value}`);
  const lines = [
    html`<span class="code-comment">$</span> <b data-copy>npm start</b>`,
    '',
    ...said,
    html`<span class="code-string">Co-Vibe is ready</span>`,
  ];
  const text = lines.map((line, i) => (i === 0 ? line : ['\n', line]));
  return html`<figure class="terminal">
    <figcaption>One command in a clone. Node 20.19 or newer; the database comes along.</figcaption>
    <div class="code-box">
      <pre class="code" tabindex="0"><code>${text}</code></pre>
    </div>
  </figure>`;
}

function consolePart(pictures: ConsolePictures): Html {
  return html`<section class="part" aria-labelledby="_console">
    <h2 id="_console">One look instead of a stand-up</h2>
    <p class="lead">
      What is being worked on, what is stuck and why, what comes next: by people and agents alike,
      as it changes.
    </p>
    <figure class="shots">${shot(pictures, 'light')} ${shot(pictures, 'dark')}</figure>
  </section>`;
}

/** Both themes are in the page, and the one that is not shown is never fetched. */
function shot(pictures: ConsolePictures, theme: 'light' | 'dark'): Html {
  return html`<picture class="for-${theme}">
    <source
      media="(max-width: 640px)"
      srcset="${pictures[`workstreams-board-phone-${theme}`]}"
      width="390"
      height="844"
    />
    <img
      src="${pictures[`workstreams-board-desktop-${theme}`]}"
      width="1280"
      height="800"
      loading="lazy"
      decoding="async"
      alt="The Workstreams page of the console: tasks of a team on a board, by workstream, with their owners, agents and what blocks them."
    />
  </picture>`;
}

function rooms(): Html {
  return html`<section class="part" aria-labelledby="_rooms">
    <h2 id="_rooms">Two doors, one room</h2>
    <p class="lead">
      Agents and people reach the same work through the same rules. Nobody writes to the database
      beside them, and a warning goes back to the agent that needs it, not only to a screen.
    </p>
    <div class="rooms">
      <div class="room">
        <h3>Agents</h3>
        <p>Claude Code, Codex and Cursor speak MCP: they ask before they start.</p>
      </div>
      <div class="wire"></div>
      <div class="room first">
        <h3>The shared server</h3>
        <p>
          Checks each request, keeps tasks, sessions and notes in PostgreSQL, and warns of work that
          is already open.
        </p>
      </div>
      <div class="wire"></div>
      <div class="room">
        <h3>People</h3>
        <p>A console that shows what is active, blocked and planned, and changes as work does.</p>
      </div>
    </div>
  </section>`;
}

function walls(): Html {
  return html`<section class="part" aria-labelledby="_walls">
    <h2 id="_walls">What never leaves a developer’s machine</h2>
    <p class="lead">
      Coordination needs to know what is being worked on. It does not need to see how. The server
      takes a short list of fields and refuses all others.
    </p>
    <div class="walls">
      <div class="stays">
        <h3>${SHIELD} Stays on the machine</h3>
        <ul>
          ${STAYS.map((item) => html`<li>${item}</li>`)}
        </ul>
      </div>
      <div class="leaves">
        <h3>${OUTWARD} Is shared with the team</h3>
        <ul>
          ${IS_SHARED.map((item) => html`<li>${item}</li>`)}
        </ul>
      </div>
    </div>
  </section>`;
}
