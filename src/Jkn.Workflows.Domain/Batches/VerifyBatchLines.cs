using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// The agency in between confirms or denies the lines of a sent recap. A denied line fails with the step's reason and goes no
/// further (AC-45); the step is done when every line is confirmed or denied.
/// </summary>
public sealed record VerifyBatchLines(ImmutableArray<LineVerdict> Verdicts, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (on.State.Batch is not { } batch)
            return Decision.Reject("batch-unknown", "Batch tidak ada.");
        if (!on.Actor.HasAny(Roles.BackOffice, Roles.DataManager, Roles.HealthAgency))
            return Decision.Reject(
                "role-missing",
                "Hanya Pengelola Data, Back Office atau Dinas Kesehatan yang mencatat verifikasi baris."
            );
        if (IfVersion is { } seen && seen != batch.Version)
            return Decision.Reject("batch-stale", "Batch ini sudah diubah orang lain.");
        if (on.State.WorkItems.Values.FirstOrDefault(w => w.Kind == WorkKinds.LineVerification) is not { } item)
            return Decision.Reject("not-verifying", "Batch tidak sedang pada langkah verifikasi baris.");
        var step = on.StepOf<WorkActivity>(item);
        for (var i = 0; i < Verdicts.Length; i++)
        {
            if (Check(batch, Verdicts[i], i) is { } wrong)
                return Decision.Reject(wrong);
        }
        var denied = new List<int>();
        foreach (var verdict in Verdicts.Where(v => v.Verdict != LineVerdicts.Unanswered))
        {
            foreach (
                var line in batch.Lines.Values.Where(l =>
                    l.Snapshot.Nik == verdict.Nik && l.Outcome is null && l.Verdict != verdict.Verdict
                )
            )
            {
                if (Record(on, step, line, verdict))
                    denied.Add(line.No);
            }
        }
        LineAnswers.Tell(on, denied);
        return LineVerdicts.OutcomeOf(on.State.Batch!) is { } outcome ? on.Unless(on.ResumeFlow(item.Id, outcome)) : on.Accept();
    }

    /// <summary>True when the line failed by it.</summary>
    private static bool Record(Deciding on, WorkActivity step, BatchLine line, LineVerdict verdict)
    {
        on.Emit(new CaseEvent.BatchLineVerified(line.No, verdict.Verdict, verdict.Hospital, verdict.Evidence!));
        if (verdict.Verdict != LineVerdicts.Wrong)
            return false;
        on.Emit(new CaseEvent.BatchLineResult(line.No, LineResults.Failed, step.DenialReason, null, null, null));
        return true;
    }

    private static Rejection? Check(BatchState batch, LineVerdict verdict, int index)
    {
        if (!LineVerdicts.All.Contains(verdict.Verdict))
            return new(
                "verdict-unknown",
                $"Hasil verifikasi baris {index + 1} harus BENAR, TIDAK atau BELUM_DIJAWAB.",
                $"verdicts[{index}].verdict"
            );
        if (batch.Lines.Values.FirstOrDefault(l => l.Snapshot.Nik == verdict.Nik) is not { } line)
            return new("nik-not-in-batch", $"NIK baris {index + 1} tidak ada di batch ini.", $"verdicts[{index}].nik");
        if (verdict.Verdict == LineVerdicts.Unanswered)
            return null;
        if (string.IsNullOrWhiteSpace(verdict.Evidence))
            return new(
                "evidence-missing",
                $"Bukti verifikasi baris {index + 1} wajib diisi (nama yang dihubungi atau nomor surat).",
                $"verdicts[{index}].evidence"
            );
        return verdict.Verdict == LineVerdicts.Right && line.Hospital is null && string.IsNullOrWhiteSpace(verdict.Hospital)
            ? new(
                "hospital-undetermined",
                $"RS belum ditentukan untuk baris {index + 1}; isi rumah sakit atau Puskesmas yang mengonfirmasi.",
                $"verdicts[{index}].hospital"
            )
            : null;
    }
}
