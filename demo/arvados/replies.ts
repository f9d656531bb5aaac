import type { Answer } from '../lib/http.ts';
import type { Json, JsonObject } from './model.ts';

/** A record as the backend writes it: columns in the order of its template, those the caller may not see left out. */
export type Fields = { readonly [name: string]: Json };

/** What a handler returns. */
export type Reply =
  | {
      readonly kind: 'record';
      readonly type: string;
      readonly fields: Fields;
      readonly select: readonly string[] | null;
    }
  | {
      readonly kind: 'list';
      readonly type: string;
      readonly items: readonly Fields[];
      readonly select: readonly string[] | null;
      readonly limit: number;
      readonly offset: number;
      /** Left out with `count=none`. */
      readonly available?: number;
    }
  /** Free-form: nobody knows its fields, so nulls stay null at the edge. */
  | { readonly kind: 'map'; readonly value: JsonObject }
  /** Written already, by controller itself. */
  | { readonly kind: 'raw'; readonly answer: Answer };

/** Refuses a request. Thrown by whatever comes before an answer. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  /** Controller refuses in its own words; what the backend says is wrapped at the edge. */
  readonly by: 'backend' | 'controller';

  constructor(status: number, message: string, by: 'backend' | 'controller' = 'backend') {
    super(message);
    this.status = status;
    this.by = by;
  }
}

/** Refused by controller, which adds neither address nor request id. */
export const byController = (status: number, message: string): Refusal => new Refusal(status, message, 'controller');

/** 422: what the backend says of nearly everything that it does not like. */
export const unprocessable = (message: string): Refusal => new Refusal(422, message);

/** 404: missing or not readable, nobody can tell. */
export const notFound = (message = 'Path not found'): Refusal => new Refusal(404, message);

/** 403 before a method runs. */
export const forbidden = (message = 'Forbidden'): Refusal => new Refusal(403, message);

/** 403 of a model, in the inspected form of a Ruby exception. */
export const permissionDenied = (message = 'ArvadosModel::PermissionDeniedError'): Refusal =>
  new Refusal(403, `#<ArvadosModel::PermissionDeniedError: ${message}>`);

/** 401. */
export const unauthorized = (message = 'Not logged in'): Refusal => new Refusal(401, message);

/** 422: an attribute that the model does not know. */
export const unknownAttribute = (attribute: string, model: string): Refusal =>
  unprocessable(`#<ActiveModel::UnknownAttributeError: unknown attribute '${attribute}' for ${model}.>`);

/** 422 in the words of the database. */
export const duplicateKey = (index: string, column: string, value: string): Refusal =>
  unprocessable(
    `#<ActiveRecord::RecordNotUnique: PG::UniqueViolation: ERROR:  duplicate key value violates unique constraint "${index}"\nDETAIL:  Key (${column})=(${value}) already exists.\n>`,
  );
