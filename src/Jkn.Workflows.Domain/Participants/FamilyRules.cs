using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>
/// What of a person is hardly so (domain-2 2.9): shown as a warning that a person compares with the family card, never a refusal. Families
/// are what they are.
/// </summary>
public static class FamilyRules
{
    private const string Head = "P",
        Husband = "S",
        Wife = "I",
        Child = "A";

    /// <summary>A longer word breaks in a letter's table.</summary>
    private const int LongestWord = 25;

    public static IEnumerable<Finding> Doubts(CaseState state, string key)
    {
        var person = state.Participants[key];
        foreach (var doubt in Alone(person))
            yield return doubt;
        var others = state.Participants.Where(p => p.Key != key).Select(p => p.Value).ToList();
        if (person.HubunganKeluarga == Head && others.Exists(o => o.HubunganKeluarga == Head))
            yield return Doubt("two-heads", "Satu KK memiliki satu kepala keluarga; di berkas ini ada dua.");
        var (parents, children) = (others.Where(IsParent), others.Where(o => o.HubunganKeluarga == Child));
        if (
            (person.HubunganKeluarga == Child && parents.Any(p => IsOlder(person, p)))
            || (IsParent(person) && children.Any(c => IsOlder(c, person)))
        )
            yield return Doubt("child-older", "Ada anak yang menurut tanggal lahirnya lebih tua daripada orang tuanya.");
    }

    private static IEnumerable<Finding> Alone(Participant person)
    {
        if (NameRule.IsUnusual(person.Nama))
            yield return Doubt("name-unusual", "Nama berisi angka, kurung, atau gelar; tulis seperti pada KK.");
        if (person.Nama.Split(' ').Any(word => word.Length > LongestWord))
            yield return Doubt(
                "name-word-long",
                $"Satu kata pada nama lebih dari {LongestWord} huruf dan terpotong pada surat; periksa spasinya."
            );
        if (person.NoHp is { Length: > 0 } phone && Telephone.Digits(phone) is null)
            yield return Doubt("phone-unusual", "Nomor HP tidak tampak seperti nomor telepon.");
        if (person is { HubunganKeluarga: Husband, JenisKelamin: "P" } or { HubunganKeluarga: Wife, JenisKelamin: "L" })
            yield return Doubt("spouse-sex", "Hubungan suami/istri tidak cocok dengan jenis kelaminnya.");
    }

    private static bool IsParent(Participant person) => person.HubunganKeluarga is Head or Husband or Wife;

    private static bool IsOlder(Participant child, Participant parent) =>
        KeyedDate.Read(child.TanggalLahir) is { } born && KeyedDate.Read(parent.TanggalLahir) is { } first && born <= first;

    private static Finding Doubt(string code, string message) => new(code, FindingSeverity.Warning, message + " Cocokkan dengan KK.");
}
