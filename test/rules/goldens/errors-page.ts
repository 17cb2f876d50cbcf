import { DatabaseUnavailable } from '../../../apps/server/src/platform/errors/app-error.js';
import { KeyReused } from '../../../apps/server/src/platform/idempotency/idempotency.js';
import { OF_ONE_TOOL } from './tool-errors.js';
import { errorTable, table } from './tool-page.js';

const HTTP = [
  ['400', '`request/invalid`', 'The body is not JSON, or JSON that no program should send.'],
  ['401', '`auth/token_refused`', 'No token, or one that is mistyped, revoked or expired.'],
  ['403', '`auth/foreign_page`', 'A page of another site asks.'],
  ['405', '`mcp/post_only`', 'GET and DELETE: there is no stream and no session.'],
  ['413', '`request/too_large`', 'The body is larger than the server reads.'],
];

const PROTOCOL = [
  ['-32600', 'The body is no request of the protocol.'],
  ['-32601', 'A method that this server does not offer.'],
  ['-32602', 'A tool, prompt or resource that does not exist; `data.uri` repeats the resource.'],
  ['-32020', 'A header of the 2026 revision says something else than the body.'],
  ['-32022', 'A revision that this server does not speak; `data.supported` lists those it does.'],
];

/** Every error an agent can meet, from the outermost door to the inside of an operation. */
export function errorsPage(): string {
  const inside = Object.values(OF_ONE_TOOL).flat();
  const byCode = new Map(inside.map((error) => [error.code, error]));
  const sorted = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return [
    '# Errors that agents meet',
    'There are three places where a call can fail, and each has its own form. This page is written by `npm run golden`.',
    '## Before the protocol',
    'The door answers with a status, and with `{ error, code, request_id }` in words for the person who set the agent up.',
    table(['status', 'code', 'when'], HTTP),
    '## In the protocol',
    'A JSON-RPC error, for what is not a call of a known tool.',
    table(['code', 'when'], PROTOCOL),
    '## In an operation',
    'The envelope with `status: "error"`, and `isError` beside it. `error.field` names the field at fault, and `error.next` or `feedback.required_action` what to do. Nothing was changed.',
    errorTable([...sorted, new KeyReused(), new DatabaseUnavailable()]),
    table(
      ['code', 'when'],
      [
        [
          '`mcp/unknown_operation`',
          'The word in `operation` is not one of the tool; `error.next` lists them.',
        ],
        [
          '`mcp/invalid_input`',
          'A field is missing, of the wrong type, too long, or not one of the operation.',
        ],
        ['`server/fault`', 'A mistake of ours. The log has it under the same `request_id`.'],
      ],
    ),
  ].join('\n\n');
}
