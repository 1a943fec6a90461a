using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// Whether a Plh or Plt may stand beside what is in force. Pure.
/// Plt: at most 3 months, extendable once by 3 (SE 1/SE/I/2021; domain.md 4.7).
/// </summary>
public static class SubstituteRules
{
    private const int PltMonths = 3;

    public static Rejection? Check(Organisation organisation, Delegation asked)
    {
        if (asked.Kind is not (Capacity.Plh or Capacity.Plt))
            return new("delegation-kind-invalid", "Jenis penggantian harus PLH atau PLT.", "kind");
        if (!Roles.Officials.Contains(asked.Role))
            return new("delegation-role-invalid", "Hanya jabatan pejabat yang dapat digantikan Plh/Plt.", "role");
        if (string.IsNullOrWhiteSpace(asked.Order))
            return new("delegation-order-missing", "Nomor surat perintah wajib diisi.", "order");
        if (!TryDate(asked.From, out var from))
            return new("date-invalid", "Tanggal mulai tidak sah (yyyy-MM-dd).", "from");
        if (!TryDate(asked.To, out var to))
            return new("date-invalid", "Tanggal akhir tidak sah (yyyy-MM-dd).", "to");
        if (to < from)
            return new("delegation-dates-reversed", "Tanggal akhir mendahului tanggal mulai.", "to");
        if (asked.Absent == asked.Substitute)
            return new("delegation-self", "Pejabat tidak dapat menggantikan dirinya sendiri.", "substitute");
        if (organisation.Delegations.Any(d => d.Id != asked.Id && d.Role == asked.Role && Overlap(d, asked)))
            return new("delegation-overlap", "Sudah ada pengganti untuk jabatan ini pada tanggal tersebut.", "from");
        return asked.Kind == Capacity.Plt ? CheckPlt(organisation, asked, from, to) : null;
    }

    private static Rejection? CheckPlt(Organisation organisation, Delegation asked, LocalDate from, LocalDate to)
    {
        if (to > from.PlusMonths(PltMonths).PlusDays(-1))
            return new("plt-too-long", $"Plt paling lama {PltMonths} bulan, dapat diperpanjang satu kali {PltMonths} bulan.", "to");
        // An unbroken run of orders for the same substitute and post counts as one term with extensions, in whichever order they were
        // recorded.
        var (run, start, end) = (0, from, to);
        var others = organisation
            .Delegations.Where(d => d.Id != asked.Id && d.Kind == Capacity.Plt && d.Role == asked.Role && d.Substitute == asked.Substitute)
            .ToList();
        while (
            others.Find(d => TryDate(d.To, out var last) && last.PlusDays(1) == start) is { } before
            && TryDate(before.From, out var earlier)
        )
            (run, start) = (run + 1, earlier);
        while (others.Find(d => TryDate(d.From, out var first) && first.PlusDays(-1) == end) is { } next && TryDate(next.To, out var later))
            (run, end) = (run + 1, later);
        return run > 1 ? new("plt-extended-twice", "Plt hanya dapat diperpanjang satu kali.", "from") : null;
    }

    private static bool Overlap(Delegation a, Delegation b) =>
        string.CompareOrdinal(a.From, b.To) <= 0 && string.CompareOrdinal(b.From, a.To) <= 0;

    private static bool TryDate(string text, out LocalDate date)
    {
        var parsed = LocalDatePattern.Iso.WithCulture(CultureInfo.InvariantCulture).Parse(text);
        return parsed.TryGetValue(default, out date);
    }
}
