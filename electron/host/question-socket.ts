import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { ConfirmationDesk } from '../core/core.ts';
import { createWaitingDesk, type WaitingDesk } from '../core/rpc/confirmation-desk.ts';
import { type Confirmation, confirmationSchema } from '../domain/confirmation.ts';
import type { FaceAddress } from './face-listener.ts';

/** Where an attached terminal takes the questions of its own calls. */
export const QUESTIONS_PATH = '/questions';
/** Names the terminal on both of its connections, so that it is asked what its own calls need, and nothing else. */
export const DESK_HEADER = 'x-roster-desk';

const answerSchema = z.strictObject({ id: z.string(), digest: z.string().nullable() });

/** The core's end: sends each question to the terminal at the other end and waits for its answer. */
export function deskOver(peer: WebSocket): WaitingDesk {
  const desk = createWaitingDesk(() => null);
  peer.on('message', (data: Buffer) => {
    const answer = answerSchema.safeParse(parsed(data));
    if (answer.success) desk.decide(answer.data.id, answer.data.digest);
  });
  peer.on('error', () => undefined);
  peer.on('close', () => desk.close());
  return {
    ...desk,
    confirm(confirmation, signal) {
      const answer = desk.confirm(confirmation, signal);
      peer.send(JSON.stringify(confirmation));
      return answer;
    },
  };
}

/** The terminal's end: has `desk` ask what the core sends. Answers with how to end it; null where nobody answers there. */
export async function takeQuestions(
  { socket, token }: FaceAddress,
  id: string,
  desk: ConfirmationDesk,
): Promise<(() => void) | null> {
  const peer = new WebSocket(`ws://roster${QUESTIONS_PATH}`, {
    createConnection: () => connect(socket),
    headers: { authorization: `Bearer ${token}`, [DESK_HEADER]: id },
  });
  const over = new AbortController();
  peer.on('close', () => over.abort());
  const ask = async (question: Confirmation) => {
    const digest = await desk.confirm(question, over.signal);
    if (peer.readyState === WebSocket.OPEN) peer.send(JSON.stringify({ id: question.id, digest }));
  };
  peer.on('message', (data: Buffer) => {
    const question = confirmationSchema.safeParse(parsed(data));
    if (question.success) void ask(question.data);
  });
  const opened = await new Promise<boolean>((resolve) => {
    peer.once('open', () => resolve(true));
    peer.on('error', () => resolve(false));
  });
  return opened ? () => peer.close() : null;
}

function parsed(message: Buffer): unknown {
  try {
    return JSON.parse(message.toString('utf8'));
  } catch {
    return null;
  }
}
