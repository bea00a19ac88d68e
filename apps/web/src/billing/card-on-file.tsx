import { readError, type ReadableError } from '@sysops/api-client';
import type { CardView } from '@sysops/domain/billing';
import { Button, Card } from '@sysops/ui';
import { CreditCard } from 'lucide-react';
import { useState } from 'react';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { goToCard } from './go-to-payment.ts';
import { moneyText } from './money-text.ts';

const brandName = (brand: string): string => brand.charAt(0).toUpperCase() + brand.slice(1);

/** The card that renewals are charged to; changed on the hosted page only. */
export function CardOnFile({ card, creditCents }: { card: CardView | null; creditCents: number }) {
  const t = useBillingTexts().account;
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const go = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    await goToCard(card !== null).catch((error: unknown) => {
      setProblem(readError(error));
      setBusy(false);
    });
  };
  return (
    <Card title={t.card} headingLevel={3} actions={<Button size="small" busy={busy} onClick={() => void go()}>{card ? t.changeCard : t.addCard}</Button>}>
      {card ? (
        <p className="flex items-center gap-3">
          <CreditCard aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-muted" />
          <span><span className="block tabular">{t.cardLine(brandName(card.brand), card.last4)}</span><span className="text-small text-muted tabular">{t.cardExpires(`${String(card.expMonth).padStart(2, '0')}/${card.expYear}`)}</span></span>
        </p>
      ) : <p className="text-muted">{t.noCard}</p>}
      {creditCents > 0 ? <p className="mt-3 text-small text-muted">{t.credit(moneyText(creditCents, language))}</p> : null}
      <Refusal problem={problem} />
    </Card>
  );
}
