using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// What the operator of the installation does in an office: acts on the head himself and the first administrator, with a reason and the
/// number of the order. Each is a fact of the office's journal and stands on its start page for a month.
/// </summary>
internal static class OfficeVerbs
{
    private const string Why = "--order NUMBER --reason TEXT";

    public static Verb Head { get; } =
        new(
            "office head",
            $"REGION USERNAME FROM POSITION {Why}",
            "Mengangkat Kepala Dinas pertama, atau pengganti bila jabatannya kosong.",
            (call, ct) =>
                RunAsync(
                    Head!,
                    call,
                    4,
                    async (o, own) => [.. await o.RaisedAsync(own[1], Roles.AgencyHead), o.Appointed(own[2], own[3])],
                    ct
                )
        );

    public static Verb HeadEnd { get; } =
        new(
            "office head-end",
            $"REGION LASTDAY {Why}",
            "Mengakhiri jabatan Kepala Dinas (pensiun, pindah, wafat).",
            (call, ct) => RunAsync(HeadEnd!, call, 2, (o, own) => Task.FromResult(o.Ended(own[1], Option(call, "--reason"))), ct)
        );

    public static Verb HeadSubstitute { get; } =
        new(
            "office head-substitute",
            $"REGION USERNAME PLH|PLT FROM TO ORDERDATE {Why}",
            "Mencatat Plh. atau Plt. Kepala Dinas bila ia sendiri tidak dapat.",
            (call, ct) =>
                RunAsync(
                    HeadSubstitute!,
                    call,
                    6,
                    async (o, own) => [await o.StandInAsync(own[1], own[2], own[3], own[4], own[5], Option(call, "--order"))],
                    ct
                )
        );

    public static Verb Admin { get; } =
        new(
            "office admin",
            $"REGION USERNAME {Why}",
            "Memberi peran ADMIN kepada akun yang ada, selama daerahnya belum punya admin.",
            (call, ct) => RunAsync(Admin!, call, 2, (o, own) => o.RaisedAsync(own[1], Roles.Admin, alone: true), ct)
        );

    public static Verb SignIn { get; } =
        new(
            "office sign-in",
            $"REGION USERNAME {Why}",
            "Kode masuk baru (1 jam) untuk Kepala Dinas, atau untuk akun mana pun selama daerahnya tidak punya Kepala Dinas.",
            (call, ct) => RunAsync(SignIn!, call, 2, async (o, own) => [await o.ResetAsync(own[1])], ct)
        );

    public static Verb SecondFactor { get; } =
        new(
            "office second-factor",
            $"REGION USERNAME {Why}",
            "Menghapus faktor kedua Kepala Dinas; ia mendaftarkannya lagi saat masuk.",
            (call, ct) => RunAsync(SecondFactor!, call, 2, async (o, own) => [new ResetSecondFactor(await o.AccountAsync(own[1]))], ct)
        );

    /// <summary>How a code is handed over, said with it.</summary>
    public static string Handing(string code, int hours) =>
        $"Kode masuk (hanya ditampilkan sekali, berlaku {hours} jam): {code}. Pemiliknya memilih kata sandi di /masuk/kode.";

    private static async Task<int> RunAsync(
        Verb verb,
        VerbCall call,
        int words,
        Func<OperatorDesk, IReadOnlyList<string>, Task<PowerAct[]>> acts,
        CancellationToken ct
    )
    {
        var own = Words(call);
        if (own.Count != words)
            return call.Misused(verb, "Kata-katanya kurang atau lebih.");
        await using var services = await VerbServices.BuildAsync(call, ct);
        var desk = new OperatorDesk(
            own[0],
            services.GetRequiredService<CommandQueue>(),
            services.GetRequiredService<OfficeReader>(),
            services.GetRequiredService<Accounts>(),
            services.GetRequiredService<OfficeClock>()
        );
        var asked = await acts(desk, own);
        if (desk.Missing is { } missing)
            return call.Misused(verb, missing);
        if (await desk.DoAsync(asked, Option(call, "--reason"), Option(call, "--order"), ct) is { } no)
        {
            call.Error.WriteLine(no.Message);
            return ExitCodes.Misuse;
        }
        call.Out.WriteLine($"Dicatat di buku kantor {own[0]}.");
        if (desk.Code is { } code)
            call.Out.WriteLine(Handing(code, 1));
        return ExitCodes.Done;
    }

    private static List<string> Words(VerbCall call)
    {
        var own = new List<string>();
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i].StartsWith("--", StringComparison.Ordinal))
                i++;
            else
                own.Add(call.Arguments[i]);
        }
        return own;
    }

    private static string Option(VerbCall call, string name)
    {
        var at = call.Arguments.ToList().IndexOf(name);
        return at >= 0 && at + 1 < call.Arguments.Count ? call.Arguments[at + 1] : "";
    }
}
