/** What every refused request answers, whichever route it was. */
export interface ErrorReply {
  /** One sentence for a person or an agent: what happened and what to do next. */
  error: string;
  /** Stable word for programs: `<feature>/<what>`. */
  code: string;
  request_id: string;
  /** The field at fault, where one is. */
  field?: string;
}
