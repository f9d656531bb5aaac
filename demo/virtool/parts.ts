/** Parts of the API that releases have taken away one after the other. */
export const EVERY_PART = ['account', 'settings', 'sign-in', 'user-list', 'users', 'groups', 'spaces'] as const;

/** A part of the API. `user-list` is `GET /users` alone, `users` everything else about users and administrators. */
export type Part = (typeof EVERY_PART)[number];
