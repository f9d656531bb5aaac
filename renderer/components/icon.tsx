import {
  ArrowDown,
  ArrowUp,
  Ban,
  Check,
  ChevronDown,
  ChevronRight,
  CircleCheck,
  CircleHelp,
  Columns3,
  Copy,
  Ellipsis,
  Eye,
  EyeOff,
  FlaskConical,
  History,
  Info,
  Key,
  Languages,
  Link,
  LoaderCircle,
  Lock,
  LockOpen,
  LogIn,
  type LucideIcon,
  Menu,
  Minus,
  Pencil,
  Plug,
  Plus,
  RefreshCw,
  Search,
  Server,
  SlidersHorizontal,
  Trash2,
  TriangleAlert,
  Undo2,
  UserPlus,
  Users,
  UsersRound,
  X,
} from 'lucide-react';
import { classNames } from '../lib/class-names.ts';

const ICONS = {
  alert: TriangleAlert,
  ban: Ban,
  check: Check,
  columns: Columns3,
  copy: Copy,
  density: Menu,
  done: CircleCheck,
  dots: Ellipsis,
  down: ChevronDown,
  edit: Pencil,
  eye: Eye,
  'eye-off': EyeOff,
  flask: FlaskConical,
  groups: UsersRound,
  help: CircleHelp,
  history: History,
  info: Info,
  key: Key,
  language: Languages,
  link: Link,
  lock: Lock,
  minus: Minus,
  next: ChevronRight,
  plug: Plug,
  plus: Plus,
  refresh: RefreshCw,
  search: Search,
  server: Server,
  'sign-in': LogIn,
  sliders: SlidersHorizontal,
  'sort-down': ArrowDown,
  'sort-up': ArrowUp,
  spinner: LoaderCircle,
  trash: Trash2,
  undo: Undo2,
  unlock: LockOpen,
  'user-plus': UserPlus,
  users: Users,
  x: X,
} as const satisfies Record<string, LucideIcon>;

/** Drawings of our own, on the same grid of 24. */
const OWN = {
  brand: (
    <>
      <rect x="2.5" y="3" width="19" height="18" rx="4" />
      <path d="M7 9h.01M11 9h6M7 15h.01M11 15h6" />
    </>
  ),
  theme: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 17a5 5 0 0 0 0-10z" fill="currentColor" />
    </>
  ),
};

/** The icons that Roster uses. */
export type IconName = keyof typeof ICONS | keyof typeof OWN;

interface IconProps {
  readonly name: IconName;
  /** `s`: 14 px, in text. `l`: 20 px, beside titles. */
  readonly size?: 's' | 'l';
  readonly className?: string;
}

/** An icon beside its name; it says nothing by itself, so assistive technology skips it. */
export function Icon({ name, size, className }: IconProps) {
  const classes = classNames('icon', size, name === 'spinner' && 'spin', className);
  if (name in OWN) {
    return (
      <svg className={classes} viewBox="0 0 24 24" aria-hidden="true">
        {OWN[name as keyof typeof OWN]}
      </svg>
    );
  }
  const Drawing = ICONS[name as keyof typeof ICONS];
  return <Drawing className={classes} aria-hidden="true" />;
}
