/**
 * src/lib/fault/table.ts → docs/faults.md, for editors who look up a code: `npm run faults`.
 */
import writeFileAtomic from 'write-file-atomic';
import { toFaultPage } from '../src/lib/fault/page.ts';
import { FAULTS } from '../src/lib/fault/table.ts';

writeFileAtomic.sync('docs/faults.md', toFaultPage(FAULTS));
