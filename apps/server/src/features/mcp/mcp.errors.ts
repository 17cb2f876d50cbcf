import { AppError } from '../../platform/errors/app-error.js';

export class NotOffered extends AppError {
  readonly code = 'mcp/post_only';
  readonly status = 405;
  override readonly headers = { allow: 'POST' };

  constructor() {
    super('This MCP endpoint keeps no session and no stream: send every message as a POST.');
  }
}
