import './app/tokens.css';
import './app/colors.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Modal.css';
import './app/base.css';
import './app/frame.css';
import './app/rail.css';
import './components/buttons.css';
import './components/fields.css';
import './components/choices.css';
import './components/marks.css';
import './components/table.css';
import './components/surfaces.css';
import './components/messages.css';
import './components/overlays.css';
import { config } from 'zod';
import { installTrustedTypes } from './app/page-policy.ts';

installTrustedTypes();
// Schemas must not be compiled into functions: the page's policy forbids that, and even a try is reported. This is
// decided when a schema is made, so everything that makes one is loaded after it.
config({ jitless: true });

const { start } = await import('./app/start.tsx');
await start();
