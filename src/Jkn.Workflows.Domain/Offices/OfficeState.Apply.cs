using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Offices;

public sealed partial record OfficeState
{
    /// <summary>One entry of the journal: all its facts, then the next version.</summary>
    public OfficeState ApplyEntry(IReadOnlyList<IEvent> events, Stamp stamp)
    {
        var state = this;
        foreach (var happened in events)
            state = state.Apply((OfficeEvent)happened, stamp);
        return state with { Version = Version + 1 };
    }

    public OfficeState Apply(OfficeEvent happened, Stamp stamp) =>
        happened switch
        {
            PowerEvent power => Apply(power, stamp),
            OfficeEvent.OfficeOpened opened => this with { Office = opened.Office },
            OfficeEvent.SettingEntered entered => Apply(entered, stamp),
            OfficeEvent.FormerChangeKnown c => this with
            {
                Changes = Changes.Add(new(c.Id, c.At, c.By, c.Name, c.From, c.Before, c.After)),
            },
            // told here, for what they are about has its own rows
            OfficeEvent.SopActed or OfficeEvent.DestructionDecided or OfficeEvent.ImportDecided or OfficeEvent.ActedInRegion => this,
            _ => throw new NotSupportedException($"No rule applies {happened.GetType().Name}."),
        };

    private OfficeState Apply(PowerEvent happened, Stamp stamp) =>
        happened switch
        {
            PowerEvent.MandateGiven m => this with
            {
                Mandates = Mandates.SetItem(
                    m.Id,
                    new(m.Id, new Official(m.Account, m.Role, m.Name, m.Nip, m.Rank, m.Position, m.From, m.To), m.Unit)
                ),
            },
            PowerEvent.MandateEnded m => this with
            {
                Mandates = Mandates.SetItem(m.Id, Mandates[m.Id] with { Holder = Mandates[m.Id].Holder with { To = m.LastDay } }),
            },
            PowerEvent.SubstituteAppointed s => this with
            {
                Substitutions = Substitutions.SetItem(
                    s.Id,
                    new(new Delegation(s.Id, s.Role, s.Absent, s.Substitute, s.Kind, s.OrderNo, s.From, s.To), s.OrderDate, s.Scope, null)
                ),
            },
            PowerEvent.SubstitutionEnded s => this with
            {
                Substitutions = Substitutions.SetItem(s.Id, Substitutions[s.Id] with { EndedAt = s.At ?? stamp.At }),
            },
            PowerEvent.RolesGiven r => this with
            {
                Accounts = Accounts.SetItem(
                    r.Account,
                    new(r.Account, r.Name, r.Roles, Accounts.GetValueOrDefault(r.Account)?.Off ?? false)
                ),
            },
            PowerEvent.AccountSwitched a => this with
            {
                Accounts = Accounts.SetItem(
                    a.Account,
                    (Accounts.GetValueOrDefault(a.Account) ?? new(a.Account, "", [], false)) with
                    {
                        Off = a.Off,
                    }
                ),
            },
            PowerEvent.ActProposed p => this with { Proposals = Proposals.SetItem(p.Id, new(p.Id, p.Act, p.Reason, p.Proposer, stamp.At)) },
            PowerEvent.ActConfirmed p => this with { Proposals = Proposals.Remove(p.Id) },
            PowerEvent.ActRefused p => this with { Proposals = Proposals.Remove(p.Id) },
            _ => ApplyBeside(happened, stamp),
        };

    /// <summary>What moves no office: ways in, visitors, the operator.</summary>
    private OfficeState ApplyBeside(PowerEvent happened, Stamp stamp) =>
        happened switch
        {
            // told here; the secrets they are about are rows
            PowerEvent.SignInReset or PowerEvent.SignInCodeUsed => this,
            PowerEvent.FactorEnrolled or PowerEvent.FactorRemoved or PowerEvent.SecondFactorReset => this,
            PowerEvent.RegionOpened r => this with { Guests = Guests.SetItem(r.Account, r.Until) },
            PowerEvent.RegionClosed r => this with { Guests = Guests.SetItem(r.Account, "") },
            PowerEvent.OperatorActed o => this with { Operated = Operated.Add(new(stamp.At, o.Reason, o.Order)) },
            _ => throw new NotSupportedException($"No rule applies {happened.GetType().Name}."),
        };

    private OfficeState Apply(OfficeEvent.SettingEntered entered, Stamp stamp)
    {
        var former = Setting(entered.Name, entered.From);
        var (at, by) = (entered.At ?? stamp.At, entered.By ?? stamp.By);
        var setting = former is null
            ? new DatedSetting(entered.Name, entered.From, entered.Json, at, by)
            : former with
            {
                Json = entered.Json,
            };
        var state = this with { Settings = Settings.SetItem(KeyOf(entered.Name, entered.From), setting) };
        // what was taken over brings its own lines
        return entered.At is not null
            ? state
            : state with
            {
                Changes = Changes.Add(
                    new($"{Office}/{Changes.Count + 1:000000}", at, by, entered.Name, entered.From, former?.Json, entered.Json)
                ),
            };
    }
}
