import { hardRules, type Candidate, type CandidateVerdict, type RuleVerdict } from '@sysops/domain/dispatch';
import { Badge, Card } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { Check, Minus, X } from 'lucide-react';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { locationWords, partWords, ruleWords } from '../messages/console-words.ts';
import { Facts } from '../shell/console-facts.tsx';
import { moment, span } from '../shell/console-times.ts';
import { PartDot, pointsOf, ScoreBar } from './score-bar.tsx';

const words = t.why;
type DetailProps = { verdict: CandidateVerdict; input: Candidate | undefined; decidedAt: number };

/** One candidate whole: each rule with what was found, each part of the score, and how old the data was. */
export function CandidateDetail({ verdict, input, decidedAt }: DetailProps) {
  const location = verdict.slot?.from ?? input?.location;
  return (
    <Card
      title={<Link to="/console/experts/$expertId" params={{ expertId: verdict.expertId }} className="link">{verdict.name}</Link>}
      actions={<Badge tone={verdict.eligible ? 'jade' : 'red'}>{verdict.eligible ? words.fits : words.out}</Badge>}
      aria-label={words.details(verdict.name)}
    >
      <div className="flex flex-col gap-5">
        <Facts
          columns={2}
          facts={[
            verdict.slot ? { label: words.arrives, value: <span className="tabular">{moment(verdict.slot.arriveAt, decidedAt)}</span> } : null,
            verdict.slot ? { label: words.travel, value: words.minutes(Math.round(verdict.slot.travelMinutes)) } : null,
            location ? { label: words.from, value: locationWords[location.source] } : null,
            location?.at ? (location.at > decidedAt ? { label: words.freeFrom, value: <span className="tabular">{moment(location.at, decidedAt)}</span> } : { label: words.age, value: span(decidedAt - location.at) }) : null,
          ]}
        />
        <Rules rules={verdict.rules} />
        {verdict.score ? <Score name={verdict.name} score={verdict.score} /> : null}
      </div>
    </Card>
  );
}

const icons = { passed: <Check />, failed: <X />, open: <Minus /> };

function Rules({ rules }: { rules: readonly RuleVerdict[] }) {
  const found = new Map(rules.map((rule) => [rule.rule, rule]));
  return (
    <table className="w-full text-left">
      <caption className="pb-1 text-left font-bold">{words.rules}</caption>
      <thead className="sr-only"><tr><th>{words.rule}</th><th>{words.verdict}</th><th>{words.detail}</th></tr></thead>
      <tbody>
        {hardRules.filter((name) => name !== 'held_back' || found.has(name)).map((name) => {
          const rule = found.get(name);
          const state = rule ? (rule.passed ? 'passed' : 'failed') : 'open';
          return (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-3 font-normal">{ruleWords[name]}</th>
              <td className="py-1 pr-3"><Badge tone={state === 'passed' ? 'jade' : state === 'failed' ? 'red' : 'gray'} icon={icons[state]}>{state === 'passed' ? words.passed : state === 'failed' ? words.failed : words.notReached}</Badge></td>
              <td className="py-1.5 text-muted">{rule?.detail}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Score({ name, score }: { name: string; score: NonNullable<CandidateVerdict['score']> }) {
  return (
    <div className="flex flex-col gap-2">
      <ScoreBar name={name} score={score} />
      <table className="tabular w-full text-right">
        <caption className="pb-1 text-left font-bold">{words.scores}</caption>
        <thead>
          <tr className="text-small text-muted"><th scope="col" className="text-left font-normal">{words.part}</th><th scope="col" className="font-normal">{words.value}</th><th scope="col" className="font-normal">{words.weight}</th><th scope="col" className="font-normal">{words.points}</th></tr>
        </thead>
        <tbody>
          {score.parts.map((part) => (
            <tr key={part.part} className="border-t border-line">
              <th scope="row" className="py-1.5 text-left font-normal"><span className="inline-flex items-center gap-2"><PartDot part={part.part} />{partWords[part.part]}</span></th>
              <td>{Math.round(part.value)}</td>
              <td>{part.weight}</td>
              <td>{pointsOf(part).toFixed(1)}</td>
            </tr>
          ))}
          <tr className="border-t border-line-strong font-medium"><th scope="row" colSpan={2} className="py-1.5 text-left">{words.total}</th><td>{score.parts.reduce((sum, part) => sum + part.weight, 0)}</td><td>{score.total.toFixed(1)}</td></tr>
        </tbody>
      </table>
    </div>
  );
}
