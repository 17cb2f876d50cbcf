import { Component, computed, inject, input, signal } from '@angular/core';
import { LOCAL_AUTH, returnTo, type LocalPerson } from '@covibe/contracts';
import { Api } from '../../core/api/api.js';
import { ApiError } from '../../core/api/api-error.js';
import { PageLocation } from '../../core/session/page-location.js';
import { Avatar } from '../../ui/avatar/avatar.js';
import { Button } from '../../ui/button/button.js';
import { Filter } from '../../ui/filter/filter.js';
import { Problem } from '../../ui/problem/problem.js';
import { Refusal } from '../../ui/refusal/refusal.js';
import { Sheet } from '../../ui/sheet/sheet.js';
import { Skeleton } from '../../ui/skeleton/skeleton.js';
import { peopleByTenant } from './people-by-tenant.js';
import { PersonChoice } from './person-choice.js';

/** From here on a list of people is looked through faster by typing. */
const MANY = 10;

/** Who are you? On a local-dev server that is a choice, not a proof, and the page says so. */
@Component({
  selector: 'cv-sign-in',
  imports: [Avatar, Button, Filter, PersonChoice, Problem, Refusal, Sheet, Skeleton],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  /** Both from the address; the first may name any page, so it is checked when it is used. */
  readonly returnTo = input<string>();
  readonly developer = input<string>();

  private readonly api = inject(Api);
  private readonly location = inject(PageLocation);
  protected readonly people = this.api.read(LOCAL_AUTH.people, () => ({}));
  protected readonly wanted = signal('');
  /** The one being signed in. */
  protected readonly entering = signal<string | null>(null);
  protected readonly refusal = signal<string | null>(null);

  protected readonly all = computed(() =>
    this.people.hasValue() ? this.people.value().people : [],
  );
  protected readonly isLong = computed(() => this.all().length > MANY);
  protected readonly expected = computed(
    () => this.all().find(({ developer_id: id }) => id === this.developer()) ?? null,
  );
  /** A join link that names nobody here, such as one of another server or of a removed member. */
  protected readonly isLost = computed(
    () => Boolean(this.developer()) && this.people.hasValue() && !this.expected(),
  );
  protected readonly tenants = computed(() => {
    const others = this.all().filter((person) => person !== this.expected());
    return peopleByTenant(others, this.wanted());
  });
  protected readonly failure = computed(() => {
    const error = this.people.error();
    return error instanceof ApiError ? error : null;
  });

  protected async enter({ developer_id }: LocalPerson): Promise<void> {
    this.entering.set(developer_id);
    this.refusal.set(null);
    try {
      await this.api.call(LOCAL_AUTH.signIn, { developer_id });
      this.location.go(returnTo(this.returnTo()));
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.entering.set(null);
      this.refusal.set(reason.message);
    }
  }
}
