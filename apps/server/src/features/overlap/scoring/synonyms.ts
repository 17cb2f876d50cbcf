import { stem } from './stems.js';

/**
 * Words of software work that mean the same thing in a title. One group a line; the first word
 * names the idea. General vocabulary only: a workspace's own words are found by their rarity.
 */
const SAME_IDEA = `
  add create implement introduce build develop
  remove delete drop eliminate discard purge
  fix repair resolve correct solve hotfix bugfix
  change modify update alter adjust edit tweak revise
  improve enhance refine polish
  refactor restructure reorganize reorganise cleanup simplify clean tidy
  upgrade bump
  replace substitute swap
  test spec
  documentation doc document
  error exception failure fail
  crash panic segfault
  bug defect issue problem
  configuration config configure setting preference
  login signin logon
  logout signout logoff
  signup register registration
  authentication auth authenticate
  permission authorization authorisation authorize privilege
  password passwd passphrase
  2fa mfa totp otp twofactor multifactor
  database db
  repository repo
  directory folder dir
  environment env
  parameter param argument arg
  message msg
  notification notify alert
  email mail
  image picture photo img
  button btn
  page screen
  dialog modal popup
  dropdown combobox
  navigation nav navbar menu
  table grid datagrid
  search find lookup
  pagination paginate paging
  cache memoize memoise
  performance speed slow fast faster latency optimize optimise optimization optimisation speedup
  ratelimit throttle
  retry reattempt
  timeout deadline
  schedule cron
  show display render
  hide conceal
  typo spelling misspelling misspelled misspelt grammar
  dependency dep
  library lib package pkg
  validate verify check
  export download
  translation translate i18n l10n localize localise localization internationalization
  accessibility a11y
  kubernetes k8s
  typescript ts
  javascript js
  pipeline ci
  deploy release ship
  metric telemetry monitoring statistic stat
  payment pay billing
  price pricing cost
  tooltip hint
  format prettify
  save persist store
  wrong incorrect broken invalid
  missing absent lack
  reset forgot forgotten
  invite invitation
  stop cancel abort
  start launch begin
  enable activate
  disable deactivate
  limit cap maximum max restrict
  minimum min
  copy clone
  move relocate transfer
  merge combine
  split separate divide
  convert transform
  send deliver dispatch
  restore recover
  spinner loader
  toast snackbar
  autocomplete typeahead suggestion
  realtime live
  websocket ws
  mobile phone smartphone responsive
  color colour
  timezone tz
  endpoint route
  infrastructure infra
  development dev
  production prod
  information info
  administrator admin
  application app
  background bg
  attachment attach
  encryption encrypt cipher
  concurrency concurrent race
  duplicate dedupe deduplicate
  delay lag
  rename retitle
  darkmode nightmode darktheme
  flaky intermittent unstable
  deprecated obsolete legacy outdated stale
  vulnerability cve
  website site
  user account
`;

/** Two words in running text that are one idea. */
const SAME_AS_PHRASE = `
  login: sign in, log in, logging in, signing in, sign on, log on
  logout: sign out, log out, signing out, logging out
  signup: sign up, signing up
  ratelimit: rate limit, rate limits, rate limiting, rate limiter, rate limited
  darkmode: dark mode, dark theme, night mode, night theme
  2fa: two factor, multi factor, second factor, one time
  realtime: real time
  timeout: time out, timed out, times out
  dropdown: drop down
  dialog: pop up
  cleanup: clean up, tidy up
  speedup: speed up
  rollback: roll back
  frontend: front end
  backend: back end
  timezone: time zone
  autocomplete: type ahead, auto complete
  websocket: web socket, web sockets
`;

const IDEAS = new Map<string, string>();
for (const line of SAME_IDEA.trim().split('\n')) {
  const [idea = '', ...others] = line.trim().split(' ');
  for (const word of [idea, ...others]) {
    const known = stem(word);
    if (!IDEAS.has(known)) IDEAS.set(known, stem(idea));
  }
}

export const PHRASES = new Map<string, string>();
export const PHRASE_STARTS = new Set<string>();
for (const line of SAME_AS_PHRASE.trim().split('\n')) {
  const [word = '', phrases = ''] = line.trim().split(': ');
  for (const phrase of phrases.split(', ')) {
    PHRASES.set(phrase, stem(word));
    PHRASE_STARTS.add(phrase.slice(0, phrase.indexOf(' ')));
  }
}

/** The idea a stem stands for, when it shares one with other words. */
export function ideaOf(word: string): string | undefined {
  return IDEAS.get(word);
}
