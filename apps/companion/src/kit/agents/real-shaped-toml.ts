/** `config.toml` files of Codex as people really keep them, with what setup must leave alone. */
export const REAL_SHAPED_TOML: readonly (readonly [what: string, text: string])[] = [
  ['two settings', 'model = "gpt-5.5"\napproval_policy = "on-request"\n'],
  ['no line break at the end', 'model = "gpt-5.5"\nsandbox_mode = "workspace-write"'],
  ['only comments', '# my Codex\n\n# nothing yet\n'],
  ['lines of Windows', 'model = "gpt-5.5"\r\n\r\n[tui]\r\nnotifications = true\r\n'],
  [
    'projects with trust',
    `model = "gpt-5.5"

[projects."/srv/acme/app"]
trust_level = "trusted"

[projects."/srv/acme/web shop"]
trust_level = "untrusted"
`,
  ],
  [
    'a server before and after',
    `[mcp_servers.docs]
command = "npx"
args = ["-y", "docs-server"]
env = { API_KEY = "x" }

# the shared board
[mcp_servers.board]
url = "https://board.example.com/mcp"
bearer_token_env_var = "BOARD_TOKEN"
startup_timeout_sec = 20
`,
  ],
  [
    'sub-tables of a server',
    `[mcp_servers.docs]
command = "npx"

[mcp_servers.docs.env]
API_KEY = "x"

[mcp_servers.docs.tools.search]
approval_mode = "approve"
`,
  ],
  [
    'profiles and providers',
    `profile = "fast"
notify = ["notify-send", "Codex"]

[model_providers.acme]
name = "Acme"
base_url = "https://llm.example.com/v1"
wire_api = "responses"
env_key = "ACME_KEY"

[profiles.fast]
model = "gpt-5.5-mini"
model_reasoning_effort = "low"
`,
  ],
  [
    'hooks as arrays of tables',
    `[features]
hooks = true

[[hooks.SessionStart]]
[[hooks.SessionStart.hooks]]
type = "command"
command = "echo hello"

[[hooks.Stop]]
[[hooks.Stop.hooks]]
type = "command"
command = 'sh -c "date >> stop.log"'
`,
  ],
  [
    'large integers, dates and floats',
    `limit = 9223372036854775807
since = 2026-11-20T13:23:00Z
share = 0.25
hex = 0xDEAD_BEEF
`,
  ],
  [
    'text over several lines that looks like a table',
    `instructions = """
Read this first:
[mcp_servers.other]
command = "not a table"
"""

[history]
persistence = "save-all"
`,
  ],
  ['dotted keys', 'tui.notifications = true\nshell_environment_policy.inherit = "core"\n'],
  [
    'otel in one line',
    '[otel]\nexporter = { otlp-http = { endpoint = "http://localhost:4318/v1/logs", protocol = "json" } }\n',
  ],
  ['quoted names', '[mcp_servers."my docs"]\ncommand = "npx"\n\n["strange table"]\n"a.b" = 1\n'],
  ['tabs and comments at the ends of lines', '[tui]\t# looks\n\tnotifications = true\t# loud\n'],
  ['a comment at the very end', '[tui]\nnotifications = true\n# the end, and I mean it\n'],
  ['several blank lines at the end', 'model = "gpt-5.5"\n\n\n'],
];
