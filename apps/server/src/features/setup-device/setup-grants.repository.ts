import {
  POLL_SECONDS,
  POLL_SECONDS_MAX,
  SLOW_DOWN_SECONDS,
  type AgentType,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { Connections } from '../../platform/database/connections.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { GrantTimes } from './grant-standing.js';

interface NewGrant {
  id: string;
  deviceCodeHash: string;
  userCode: string;
  machineName: string;
  agents: readonly AgentType[];
  requestedFrom: string;
  now: Date;
  expiresAt: Date;
}

export interface GrantRow extends GrantTimes {
  id: string;
  machine_name: string;
  agents: AgentType[];
  requested_from: string;
  created_at: Date;
  tenant_id: string | null;
  workspace_id: string | null;
  developer_id: string | null;
}

/** A grant that somebody approved, with the place it was bound to. */
export interface ApprovedGrant extends GrantRow {
  tenant_id: string;
  workspace_id: string;
  developer_id: string;
  approved_at: Date;
}

/** Clocks of several servers and a timer that fires a little early are no haste. */
const LENIENCE_MS = 500;

/**
 * `setup_device_grants` belongs to no tenant: a machine asks before anybody is known. Every statement
 * names one code, and every change of state says from which state, so nothing comes back to life.
 */
@Injectable()
export class SetupGrantsRepository {
  constructor(private readonly connections: Connections) {}

  /** Answers false when another open grant has this user code. */
  async insert(grant: NewGrant): Promise<boolean> {
    const rows = await this.connections.query(
      `insert into setup_device_grants (id, device_code_hash, user_code, machine_name, agents,
                                        requested_from, created_at, expires_at, poll_seconds)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (user_code) do nothing returning id`,
      [
        ...[grant.id, grant.deviceCodeHash, grant.userCode, grant.machineName, [...grant.agents]],
        ...[grant.requestedFrom, grant.now, grant.expiresAt, POLL_SECONDS],
      ],
    );
    return rows.length > 0;
  }

  async byDeviceCode(deviceCodeHash: string): Promise<GrantRow | undefined> {
    const [row] = await this.connections.query<GrantRow>(`${GRANTS} where device_code_hash = $1`, [
      deviceCodeHash,
    ]);
    return row;
  }

  /** Notes a poll of an open grant; one that came too soon makes every later pause longer. */
  async paced(
    deviceCodeHash: string,
    now: Date,
  ): Promise<{ too_soon: boolean; poll_seconds: number } | undefined> {
    const [row] = await this.connections.query<{ too_soon: boolean; poll_seconds: number }>(
      `with before as (
         select id, coalesce(polled_at > $2::timestamptz
                  - make_interval(secs => poll_seconds - $3::float8 / 1000), false) as too_soon
           from setup_device_grants
          where device_code_hash = $1 and state = 'pending' and expires_at > $2
            for update)
       update setup_device_grants g
          set polled_at = $2,
              poll_seconds = case when too_soon then least(g.poll_seconds + $4, $5)
                                  else g.poll_seconds end
         from before where g.id = before.id
       returning too_soon, g.poll_seconds`,
      [deviceCodeHash, now, LENIENCE_MS, SLOW_DOWN_SECONDS, POLL_SECONDS_MAX],
    );
    return row;
  }

  /** A grant that can still be decided. */
  async open(userCode: string, now: Date): Promise<GrantRow | undefined> {
    const [row] = await this.connections.query<GrantRow>(
      `${GRANTS} where user_code = $1 and state = 'pending' and expires_at > $2`,
      [userCode, now],
    );
    return row;
  }

  /** Binds the grant to who approves and where; it can be collected until `expiresAt`. */
  async approve(
    tx: TenantTx,
    userCode: string,
    { developerId, now, expiresAt }: { developerId: string; now: Date; expiresAt: Date },
  ): Promise<GrantRow | undefined> {
    return tx.first<GrantRow>(
      `update setup_device_grants
          set state = 'approved', tenant_id = $2, workspace_id = $3, developer_id = $4,
              approved_at = $5, expires_at = $6
        where user_code = $1 and state = 'pending' and expires_at > $5
       returning ${COLUMNS}`,
      [userCode, tx.tenantId, tx.workspaceId, developerId, now, expiresAt],
    );
  }

  async deny(tx: TenantTx, userCode: string, now: Date): Promise<GrantRow | undefined> {
    return tx.first<GrantRow>(
      `update setup_device_grants set state = 'denied'
        where user_code = $1 and state = 'pending' and expires_at > $2
       returning ${COLUMNS}`,
      [userCode, now],
    );
  }

  /** Of all who ask at once, one is given the grant; the tokens are made in the same transaction. */
  async consume(tx: TenantTx, id: string, now: Date): Promise<ApprovedGrant | undefined> {
    return tx.first<ApprovedGrant>(
      `update setup_device_grants set state = 'consumed'
        where id = $1 and workspace_id = $2 and state = 'approved' and expires_at > $3
       returning ${COLUMNS}, approved_at`,
      [id, tx.workspaceId, now],
    );
  }

  /** The approver lost their place before the tokens were collected. */
  async withdraw(tx: TenantTx, id: string): Promise<void> {
    await tx.run(
      `update setup_device_grants set state = 'denied'
        where id = $1 and workspace_id = $2 and state = 'approved'`,
      [id, tx.workspaceId],
    );
  }

  /** What nobody will ask about any more. */
  async sweep(now: Date, keptHours: number): Promise<void> {
    await this.connections.query(
      `delete from setup_device_grants where expires_at < $1::timestamptz - make_interval(hours => $2)`,
      [now, keptHours],
    );
  }
}

const COLUMNS = `id, state, machine_name, agents, requested_from, created_at, expires_at,
  tenant_id, workspace_id, developer_id`;
const GRANTS = `select ${COLUMNS} from setup_device_grants`;
