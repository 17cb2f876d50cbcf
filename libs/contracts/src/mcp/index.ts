export * from './mcp.values.js';
