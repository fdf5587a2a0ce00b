import { z } from 'zod';

export const taskTitle = z.string().trim().min(1, 'A task needs a few words.').max(140);
