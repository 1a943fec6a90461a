using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;
using NodaTime;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Before a batch leaves: is there an agreement (PKS) in force on the day of delivery? (A-17, AC-37). One that stands in the region's
/// register passes without asking; else the officer records number and dates. Without one the region's setting says whether sending is
/// blocked or the head of the agency may override, with a reason.
/// </summary>
[Activity("Jkn.PeriksaPks", "Batch", "Periksa PKS", "Memeriksa apakah perjanjian kerja sama masih berlaku.", Kind = "Task")]
public sealed class PeriksaPks : WorkActivity
{
    private static readonly string[] Fields = ["nomorPks", "berlakuDari", "berlakuSampai"];

    public const string InForce = "Berlaku",
        NotInForce = "TidakBerlaku";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    public override IReadOnlyList<string> Outcomes => [InForce, NotInForce];
    protected override IReadOnlyList<string> Choices => ["Selesai"];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.Agreement;

    protected override void Begin(ActivityContext flow, CaseHost office)
    {
        if (office.Office.Region.Settings.PksCheck.Value == PksCheck.Off)
        {
            flow.Complete(InForce);
            return;
        }
        if (Registered(office, flow.Now) is { } agreement)
        {
            foreach (var (fact, value) in new[] { (Fields[0], agreement.No), (Fields[1], agreement.From), (Fields[2], agreement.To) })
                office.Apply(new CaseEvent.FactNoted(fact, value));
            flow.Complete(InForce);
        }
        else
            Open(flow, office);
    }

    public override Rejection? Check(Completion completion)
    {
        if (completion["nomorPks"] is null)
            return new("agreement-missing", "Nomor PKS wajib diisi.", "nomorPks");
        var today = completion.On.LocalNow.Date;
        foreach (var (field, label) in new[] { ("berlakuDari", "Tanggal mulai PKS"), ("berlakuSampai", "Tanggal akhir PKS") })
        {
            if (KeyedDate.Refusal(completion[field] ?? "?", field, label, today, mayLieAhead: true) is { } noDay)
                return noDay;
        }
        var (from, to) = (DateOf(completion, "berlakuDari"), DateOf(completion, "berlakuSampai"));
        if (to < from)
            return new("date-invalid", "Tanggal akhir PKS mendahului tanggal mulainya.", "berlakuSampai");
        return completion.On.Office.Region.Settings.PksCheck.Value == PksCheck.Block && !Covers(completion.On, from, to)
            ? new("agreement-expired", "PKS tidak berlaku pada hari pengiriman; batch tidak dapat dikirim.", "berlakuSampai")
            : null;
    }

    public override string Complete(Completion completion)
    {
        foreach (var field in Fields)
            completion.On.Emit(new CaseEvent.FactNoted(field, completion[field]!));
        return Covers(completion.On, DateOf(completion, "berlakuDari"), DateOf(completion, "berlakuSampai")) ? InForce : NotInForce;
    }

    /// <summary>
    /// The agreement of the region's register that is in force from today until delivery; the youngest when there are several.
    /// </summary>
    private static Agreement? Registered(CaseHost office, DateTimeOffset now)
    {
        var (today, deliver) = (office.Office.DateOf(now), office.State.Batch is { } batch ? office.Office.DateOf(batch.DeliverBy) : "");
        return office.Office.Agreements.LastOrDefault(a =>
            string.CompareOrdinal(a.From, today) <= 0
            && string.CompareOrdinal(today, a.To) <= 0
            && string.CompareOrdinal(deliver, a.To) <= 0
        );
    }

    /// <summary>From today until the day it must be delivered.</summary>
    private static bool Covers(Deciding on, LocalDate from, LocalDate to)
    {
        var today = on.LocalNow.Date;
        var deliver = on.State.Batch is { } batch ? on.Office.Time.Local(batch.DeliverBy).Date : today;
        return from <= today && LocalDate.Max(today, deliver) <= to;
    }

    private static LocalDate DateOf(Completion completion, string field) => KeyedDate.Read(completion[field])!.Value;
}
