const COLUMNS = `tenant_id text not null, workspace_id text not null, id text not null, other text`;
const OWN = `workspace_id = nullif(current_setting('app.workspace_id', true), '')`;
/** A table exactly as the recipe makes it, which the planted faults then spoil. */
export const GOOD = [
  `create table planted (${COLUMNS}, primary key (workspace_id, id))`,
  'alter table planted enable row level security',
  'alter table planted force row level security',
  `create policy isolation on planted for all to covibe_app using (${OWN}) with check (${OWN})`,
  'grant select, insert, update, delete on planted to covibe_app',
];
const without = (word: string) => GOOD.filter((statement) => !statement.includes(word));
const policy = (how: string) => [
  ...without('create policy'),
  `create policy isolation on planted ${how}`,
];
const instead = (table: string) => [table, ...GOOD.slice(1)];

/** What is wrong, the statements that make it so, and what the audit must say. */
export const PLANTED: [string, string[], RegExp][] = [
  ['row-level security is forgotten', without('enable row'), /planted: .*not enabled/],
  ['row-level security is not forced', without('force row'), /planted: .*not forced/],
  ['the policy is forgotten', without('create policy'), /planted: has no policy/],
  [
    'the policy lets everybody in',
    policy('for all to covibe_app using (true)'),
    /not of the recipe/,
  ],
  [
    'the policy is for everybody',
    policy(`using (${OWN}) with check (${OWN})`),
    /not of the recipe/,
  ],
  [
    'the policy checks no writes',
    policy(`for all to covibe_app using (${OWN}) with check (true)`),
    /not of the recipe/,
  ],
  [
    'the policy covers reads only',
    policy(`for select to covibe_app using (${OWN})`),
    /not of the recipe/,
  ],
  [
    'the policy asks another setting',
    policy(
      `for all to covibe_app using (${OWN.replace('app.workspace_id', 'app.tenant_id')}) with check (${OWN.replace('app.workspace_id', 'app.tenant_id')})`,
    ),
    /not of the recipe/,
  ],
  [
    'the policy hides a sub-select',
    policy(
      `for all to covibe_app using (workspace_id = (select ${OWN.slice(15)})) with check (${OWN})`,
    ),
    /not of the recipe/,
  ],
  [
    'a second policy opens it',
    [...GOOD, 'create policy extra on planted for select to covibe_app using (true)'],
    /policy extra/,
  ],
  [
    'its key does not begin with the owner',
    instead(`create table planted (${COLUMNS}, primary key (id))`),
    /planted_pkey begins with id/,
  ],
  [
    'a unique constraint does not',
    instead(`create table planted (${COLUMNS}, primary key (workspace_id, id), unique (other))`),
    /planted_other_key begins with other/,
  ],
  [
    'an index does not',
    [...GOOD, 'create index planted_by_other on planted (other)'],
    /planted_by_other begins/,
  ],
  [
    'an index on an expression does not',
    [...GOOD, 'create index planted_by_lower on planted (lower(other))'],
    /an expression/,
  ],
  [
    'the owner may be null',
    instead(
      `create table planted (${COLUMNS.replace('workspace_id text not null', 'workspace_id text')}, unique (workspace_id, id))`,
    ),
    /workspace_id may be null/,
  ],
  [
    'a foreign key is not composite',
    [
      ...GOOD,
      'create unique index planted_ids on planted (id)',
      'alter table planted add foreign key (other) references planted (id)',
    ],
    /not composite/,
  ],
  [
    'a foreign key sets null',
    [
      ...GOOD,
      'alter table planted add foreign key (workspace_id, other) references planted (workspace_id, id) on delete set null',
    ],
    /changes rows by itself/,
  ],
  [
    'a foreign key cascades',
    [
      ...GOOD,
      'alter table planted add foreign key (workspace_id, other) references planted (workspace_id, id) on delete cascade',
    ],
    /changes rows by itself/,
  ],
  [
    'the server may truncate it',
    [...GOOD, 'grant truncate on planted to covibe_app'],
    /more with it than with rows/,
  ],
  [
    'the server owns it',
    [...GOOD, 'alter table planted owner to covibe_app'],
    /belongs to a role of the server/,
  ],
  ['everybody may read it', [...GOOD, 'grant select on planted to public'], /granted to everybody/],
  [
    'look-ups may read all of it',
    [...GOOD, 'grant select on planted to covibe_system'],
    /more with it than read/,
  ],
  [
    'a view shows it',
    [...GOOD, 'create view planted_view as select * from planted'],
    /planted_view: views/,
  ],
  [
    'a materialised view shows it',
    [...GOOD, 'create materialized view planted_view as select * from planted'],
    /planted_view: views/,
  ],
  [
    'its ids are counted',
    instead(
      `create table planted (${COLUMNS}, n integer generated always as identity, primary key (workspace_id, id))`,
    ),
    /planted\.n: ids come/,
  ],
  [
    'its ids are a series',
    instead(`create table planted (${COLUMNS}, n serial, primary key (workspace_id, id))`),
    /planted\.n: ids come/,
  ],
  [
    'a trigger acts on it',
    [
      ...GOOD,
      'create function public.act() returns trigger language plpgsql as $$ begin return new; end $$',
      'create trigger acts before insert on planted for each row execute function public.act()',
    ],
    /acts: triggers/,
  ],
  [
    'a part of it is open',
    [
      'create table whole (workspace_id text not null, id text) partition by list (workspace_id)',
      'create table planted partition of whole default',
    ],
    /planted: a part of a table/,
  ],
  [
    'a function is made without a list',
    ['create function app.anything() returns integer language sql as $$ select 1 $$'],
    /app\.anything\(\): a function that no list/,
  ],
  [
    'a look-up runs as the owner',
    [
      'create function app.anything() returns integer language sql security definer set search_path = pg_catalog, public, pg_temp as $$ select 1 $$',
    ],
    /app\.anything\(\): runs as/,
  ],
  [
    'a look-up’s search path is open',
    [
      'create function app.anything() returns integer language sql security definer as $$ select 1 $$',
    ],
    /search path is not pinned/,
  ],
  [
    'anybody may call a look-up',
    [
      'create function app.anything() returns integer language sql security definer set search_path = pg_catalog, public, pg_temp as $$ select 1 $$',
    ],
    /anybody may call it/,
  ],
  [
    'the server may create tables',
    ['grant create on schema public to covibe_app'],
    /may create things in it/,
  ],
  [
    'the server may read which migrations ran',
    ['grant select on schema_migrations to covibe_app'],
    /no business there/,
  ],
  [
    'there are too many look-ups',
    Array.from(
      { length: 9 },
      (_, n) =>
        `create function app.ask${n}() returns integer language sql security definer as $$ select 1 $$`,
    ),
    /more than 8 look-ups/,
  ],
];
