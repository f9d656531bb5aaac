import { ok, type Result } from '../../domain/result.ts';
import type { User } from '../../domain/user.ts';

/** Hands the users of a stream to `take`, batch by batch. Fails as the stream does; what came before was taken. */
export async function drain(
  stream: AsyncGenerator<User[], Result<void>>,
  take: (users: readonly User[]) => void,
): Promise<Result<void>> {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value.ok ? ok(undefined) : step.value;
    take(step.value);
  }
}
