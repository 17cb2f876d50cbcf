import { submit, type FieldTree } from '@angular/forms/signals';
import { ApiError } from '../api/api-error.js';

/**
 * What is wrong with a field, once its reader can be expected to know: not while they are typing,
 * and not because they passed through an empty one on their way to Cancel.
 */
export function faultOf(field: FieldTree<string>): string | null {
  const state = field();
  if (!state.touched() || !state.dirty()) return null;
  return state.errors()[0]?.message ?? null;
}

/** What the server said about the form as a whole. */
export function refusalOf(
  form: () => { errors(): readonly { message?: string }[] },
): string | null {
  return form().errors()[0]?.message ?? null;
}

/** Marks what the server said, which only the server can take back: it never keeps a form from being sent again. */
const REFUSED = 'refused';

/**
 * Sends a form that is valid; else takes the keyboard to the first fault. A refusal of the server
 * is shown at the field it names, or for the form as a whole. Answers whether it was accepted.
 */
export async function send<Model extends object>(
  form: FieldTree<Model>,
  write: (model: Model) => Promise<unknown>,
): Promise<boolean> {
  const ready = form()
    .errorSummary()
    .every(({ kind }) => kind === REFUSED);
  const accepted =
    ready &&
    (await submit(form as FieldTree<unknown>, {
      ignoreValidators: 'all',
      action: async () => {
        try {
          await write(form().value());
          return null;
        } catch (reason) {
          return refusal(form, reason);
        }
      },
    }));
  if (!accepted) showFaults(form);
  return accepted;
}

function refusal<Model extends object>(form: FieldTree<Model>, reason: unknown) {
  if (!(reason instanceof ApiError)) throw reason;
  const about = { kind: REFUSED, message: reason.message };
  const field = fieldsOf(form).get(reason.field ?? '');
  return field ? { ...about, fieldTree: field } : about;
}

function showFaults<Model extends object>(form: FieldTree<Model>): void {
  form().markAsTouched();
  for (const field of fieldsOf(form).values()) field().markAsDirty();
  form().errorSummary()[0]?.fieldTree().focusBoundControl();
}

function fieldsOf<Model extends object>(form: FieldTree<Model>): Map<string, FieldTree<unknown>> {
  const tree = form as unknown as Record<string, FieldTree<unknown>>;
  return new Map(Object.keys(form().value()).map((name) => [name, tree[name]!]));
}
