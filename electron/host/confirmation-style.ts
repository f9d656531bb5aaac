/** Roster's colours and measures for a page that may load nothing; the values are those of `renderer/app/colors.css`. */
export const CONFIRMATION_STYLE = `
:root {
  color-scheme: light dark;
  --canvas: #f5f6f8; --raised: #ffffff; --field: #ffffff; --bar: #f5f6f8;
  --text: #181c22; --muted: #4a4f57; --faint: #60656e; --line: #dee1e5; --control: #82868e; --focus: #6277d9;
  --wash: #f2fafe; --tint: #e2f3fe; --edge: #94d0f5; --mark: #1f8abe; --word: #055b81;
  --danger-wash: #fef6f6; --danger-line: #ffbab3; --danger: #a72025;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #111316; --raised: #24272c; --field: #111316; --bar: #1e2024;
    --text: #ebedf0; --muted: #b5b9c0; --faint: #9da2aa; --line: #2d3036; --control: #70757d; --focus: #7087ea;
    --wash: #141e25; --tint: #142935; --edge: #18506d; --mark: #40a3d8; --word: #86caf4;
    --danger-wash: #271816; --danger-line: #7b2d2a; --danger: #f99e97;
  }
}
[data-env="production"] { --wash: #fef6f6; --tint: #feecea; --edge: #ffbab3; --mark: #db4241; --word: #a72025; }
[data-env="staging"] { --wash: #fff9f3; --tint: #fef0e0; --edge: #fcc17c; --mark: #be7c1c; --word: #784c08; }
[data-env="development"] { --wash: #f0fcf3; --tint: #e0f7e5; --edge: #9bd9ab; --mark: #359658; --word: #1b6236; }
@media (prefers-color-scheme: dark) {
  [data-env="production"] { --wash: #271816; --tint: #3a1c1a; --edge: #7b2d2a; --mark: #e8605b; --word: #f99e97; }
  [data-env="staging"] { --wash: #231b13; --tint: #312312; --edge: #674519; --mark: #d8953d; --word: #f5bb75; }
  [data-env="development"] { --wash: #162018; --tint: #182b1d; --edge: #275636; --mark: #48b06c; --word: #89d69e; }
}
* { box-sizing: border-box; margin: 0; }
body { background: var(--canvas); color: var(--text); font: 13px/20px system-ui, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 656px; margin: 8vh auto; background: var(--raised); border: 1px solid var(--line);
  border-radius: 10px; overflow: clip; }
header { display: flex; gap: 12px; align-items: center; padding: 9px 24px; background: var(--wash);
  border-left: 3px solid var(--mark); border-bottom: 1px solid var(--edge); }
header b { background: var(--tint); color: var(--word); border-radius: 4px; padding: 0 8px; font-size: 11px; }
header small { margin-left: auto; color: var(--faint); font-size: 12px; }
section { padding: 24px; display: grid; gap: 16px; }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; }
dl { display: grid; grid-template-columns: 108px 1fr; border-bottom: 1px solid var(--line); }
dt, dd { padding: 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
dt { color: var(--faint); font-size: 12px; }
dd.grave { color: var(--danger); font-weight: 600; }
code { background: var(--bar); border-radius: 4px; padding: 1px 6px; font-family: ui-monospace, Consolas, monospace; }
mark { background: none; color: var(--danger); border: 1px solid var(--danger-line); border-radius: 4px; padding: 0 3px;
  font-size: 11px; }
label { display: block; font-weight: 600; margin-bottom: 4px; }
input[type="text"] { width: 100%; height: 32px; padding: 0 10px; font: inherit; font-family: ui-monospace, monospace;
  color: inherit; background: var(--field); border: 1px solid var(--control); border-radius: 6px; }
.mistake { color: var(--danger); }
footer { display: flex; gap: 8px; justify-content: flex-end; padding: 14px 24px; background: var(--bar);
  border-top: 1px solid var(--line); }
button { font: inherit; font-weight: 600; min-height: 34px; padding: 0 14px; color: var(--text); background: var(--raised);
  border: 1px solid var(--control); border-radius: 6px; }
button.final { color: var(--danger); background: var(--danger-wash); border-color: var(--danger-line);
  animation: arm 1s steps(1) both; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
/* For a second the final button is not there: a click meant for what lay below must not hit it. */
@keyframes arm { from { visibility: hidden; } to { visibility: visible; } }
`;
