import { Button, Card, EmptyState, ErrorState, Section, Skeleton, Spinner } from '../src/index.ts';
import { Pair } from './pair.tsx';

export function States() {
  return (
    <Section title="Empty, loading, wrong">
      <Pair>
        <Card>
          <EmptyState
            drawing="calendar"
            title="Nothing planned today"
            text="New jobs appear here as soon as one is yours."
            action={<Button variant="primary">Set your availability</Button>}
          />
        </Card>
        <div className="flex flex-col gap-4">
          <ErrorState
            title="The ticket could not be saved."
            advice="The server did not answer. Check the connection and try again."
            dataSafe
            requestId="0192f3a4-77c1-7e5e-b1f2-6a1d"
            onRetry={() => undefined}
          />
          <Card>
            <div className="flex flex-col gap-2.5">
              <Skeleton className="h-5 w-40" />
              <Skeleton />
              <Skeleton className="h-4 w-3/4" />
              <div className="mt-1 flex items-center gap-2 text-muted">
                <Spinner label={null} /> Preparing your day
              </div>
            </div>
          </Card>
        </div>
      </Pair>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
        {(['inbox', 'calendar', 'search', 'tools', 'plug', 'map'] as const).map((drawing) => (
          <Card key={drawing}><EmptyState drawing={drawing} title={drawing} /></Card>
        ))}
      </div>
    </Section>
  );
}
