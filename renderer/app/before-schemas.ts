import { config } from 'zod';
import { installTrustedTypes } from './page-policy.ts';

installTrustedTypes();
// Schemas must not be compiled into functions: the page's policy forbids that, and even a try is reported. This is
// decided when a schema is made, so `main.tsx` imports this file before everything that makes one.
config({ jitless: true });
