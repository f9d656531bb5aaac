// Loaded before Roster's host by the test that starts it: clocks that this test moves by messages. What is shipped
// knows nothing of it.

/** By how many milliseconds the test moves a clock of the host: the one that never goes back, and the date. */
export interface ClockMove {
  readonly elapsed: number;
  readonly date: number;
}

const [elapsed, date] = [performance.now.bind(performance), Date.now.bind(Date)];
const moved = { elapsed: 0, date: 0 };

if (process.send) {
  Object.assign(performance, { now: () => elapsed() + moved.elapsed });
  Object.assign(Date, { now: () => date() + moved.date });
  process.on('message', (move: ClockMove) => {
    moved.elapsed += move.elapsed;
    moved.date += move.date;
    process.send?.('moved');
  });
  // The channel alone must not keep the host alive.
  process.channel?.unref();
}
