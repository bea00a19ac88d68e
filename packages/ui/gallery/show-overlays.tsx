import { Button, Dialog, Field, Section, Sheet, TextArea, toast, toastUndo } from '../src/index.ts';
import { useState } from 'react';

export function Overlays() {
  const [open, setOpen] = useState(false);
  return (
    <Section title="Overlays">
      <div className="flex flex-wrap gap-3">
        <Dialog
          open={open}
          onOpenChange={setOpen}
          trigger={<Button>Cancel the visit</Button>}
          title="Cancel this visit?"
          description="Ana is told at once. You can ask for a new visit at any time."
          footer={
            <>
              <Button onClick={() => setOpen(false)}>Keep it</Button>
              <Button variant="danger" onClick={() => setOpen(false)}>Cancel the visit</Button>
            </>
          }
        >
          <Field label="Reason" optional>
            <TextArea />
          </Field>
        </Dialog>
        <Sheet trigger={<Button>Open sheet</Button>} title="Waiting to be sent" description="3 changes" footer={<Button variant="primary">Try now</Button>}>
          <p>Photos of the job in Oak Street, the signature, and the completion.</p>
        </Sheet>
        <Button onClick={() => toast.success('Ticket TK-10482 saved', { description: 'Maria gets a text message.' })}>Toast</Button>
        <Button onClick={() => toast.error('Not sent. It will be tried again.')}>Error toast</Button>
        <Button onClick={() => toastUndo('Visit moved to 14:00', { label: 'Undo', run: () => undefined })}>Undo toast</Button>
      </div>
    </Section>
  );
}
