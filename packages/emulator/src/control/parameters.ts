import * as z from 'zod';
import { named } from './verb.ts';

/** What verbs of several topics are told. */
export const phoneNumberId = named('phoneNumberId', z.string().min(1));
