import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { cleaned } from './untrusted.js';

/** Something agents may read without a call, named by a constant address. */
export interface OfferedResource {
  uri: `covibe://${string}`;
  name: string;
  title: string;
  description: string;
  read: (actor: Actor) => Promise<object>;
}

export interface ListedResource {
  uri: string;
  name: string;
  title: string;
  description: string;
  mimeType: string;
}

const JSON_TYPE = 'application/json';

/** Every resource of this server, offered by its feature at boot. */
@Injectable()
export class ResourceTable {
  private readonly resources = new Map<string, OfferedResource>();

  offer(resource: OfferedResource): void {
    this.resources.set(resource.uri, resource);
  }

  get list(): ListedResource[] {
    return [...this.resources.values()]
      .map(({ uri, name, title, description }) => ({
        uri,
        name,
        title,
        description,
        mimeType: JSON_TYPE,
      }))
      .sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** By which its use is counted; an address of the caller's own making has none. */
  nameOf(uri: string): string | undefined {
    return this.resources.get(uri)?.name;
  }

  /** The content of a resource as the actor may see it, or nothing where there is none. */
  async read(
    uri: string,
    actor: Actor,
  ): Promise<{ uri: string; mimeType: string; text: string } | undefined> {
    const resource = this.resources.get(uri);
    if (!resource) return undefined;
    const text = JSON.stringify(cleaned(await resource.read(actor)));
    return { uri, mimeType: JSON_TYPE, text };
  }
}
