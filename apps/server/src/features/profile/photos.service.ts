import { PHOTO_PATH, type ProfileReply } from '@covibe/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { RateLimits } from '../../platform/rate-limit/rate-limits.js';
import { isHiddenFrom } from '../members/index.js';
import { PhotoStore } from './photo-store.js';
import { redrawn } from './picture.js';
import { UnknownPhoto } from './profile.errors.js';
import { ProfileRepository } from './profile.repository.js';
import { ProfileService } from './profile.service.js';

/** Decoding costs memory and time, so nobody asks for it all day. */
const UPLOADS = { name: 'photo', points: 30, seconds: 600 };

@Injectable()
export class PhotosService {
  private readonly logger = new Logger(PhotosService.name);
  /** One picture is decoded at a time, so that ten uploads at once never cost ten pictures' memory. */
  private drawing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: TenantDb,
    private readonly profiles: ProfileRepository,
    private readonly profile: ProfileService,
    private readonly store: PhotoStore,
    private readonly limits: RateLimits,
  ) {}

  async set(actor: Actor, bytes: Buffer): Promise<ProfileReply> {
    await this.limits.use(UPLOADS, actor.developerId);
    const name = await this.store.add(await this.inTurn(bytes));
    try {
      return await this.point(actor, PHOTO_PATH + name);
    } catch (fault) {
      await this.discard(PHOTO_PATH + name);
      throw fault;
    }
  }

  async remove(actor: Actor): Promise<ProfileReply> {
    return this.point(actor, null);
  }

  /** Only inside the tenant, and a private developer's only for themselves and admins. */
  async read(actor: Actor, name: string): Promise<Buffer> {
    const owner = await this.db.within(actor, (tx) =>
      this.profiles.ownerOfPhoto(tx, PHOTO_PATH + name),
    );
    const administers = actor.role === 'admin';
    if (!owner || (!administers && isHiddenFrom(actor.developerId, owner)))
      throw new UnknownPhoto();
    const bytes = await this.store.read(name);
    if (!bytes) throw new UnknownPhoto();
    return bytes;
  }

  private inTurn(bytes: Buffer): Promise<Buffer> {
    const turn = this.drawing.then(() => redrawn(bytes));
    this.drawing = turn.catch(() => undefined);
    return turn;
  }

  private async point(actor: Actor, url: string | null): Promise<ProfileReply> {
    const { row, before } = await this.db.within(actor, async (tx) => {
      const before = await this.profiles.setPhoto(tx, actor.developerId, url);
      if (before !== url) await this.profile.recordChange(tx, actor, ['avatar_url']);
      return { row: await this.profile.own(tx, actor), before };
    });
    if (before !== null && before !== url) await this.discard(before);
    return this.profile.reply(row);
  }

  /** A file that cannot be removed is unreachable all the same: no row names it any more. */
  private async discard(url: string): Promise<void> {
    await this.store
      .remove(url.slice(PHOTO_PATH.length))
      .catch((err: unknown) => this.logger.warn({ err }, 'an old photo could not be removed'));
  }
}
