using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Jkn.Workflows.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Bench;

/// <summary>
/// The screens of a real server process with 100,000 cases: the lists beside a static file of the same run; every page of an office; 1,000
/// views of the inbox by 200 people; sign-ins at 20 a second.
/// </summary>
internal static partial class PagesBench
{
    private const int Accounts = 20,
        People = 200,
        Views = 1_000,
        SignInsASecond = 20,
        SignInSeconds = 5;
    private static readonly string[] Seats = [Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead, Roles.AgencyHead, Roles.Admin];
    private static readonly string[] Pages = ["/beranda", "/tugas?lihat=semua", "/berkas", "/berkas?terlambat=true", "/dasbor"];

    private static string Seat(string role) => $"kursi-{role.ToLowerInvariant()}";

    public static async Task<int> RunAsync(string[] args)
    {
        var cases = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;
        var folder = Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}");
        Process? server = null;
        try
        {
            const string password = "kata sandi untuk ukuran";
            string real;
            await using (var office = await BenchOffice.OpenAsync(folder))
            {
                // One case with all that a case has: signed at the counter, now with the back office.
                var state = await office.OpenCaseAsync("berkasnyata1");
                real = (await office.SignAsync(state, [])).Id;
                PagesStore.Fill(office.DatabaseFile, cases);
                var accounts = new Jkn.Workflows.Application.Accounts.Accounts(
                    office.Get<IDbContextFactory<AppDb>>(),
                    office.Get<Jkn.Workflows.Data.Commands.CommandQueue>(),
                    TimeProvider.System
                );
                for (var i = 0; i < Accounts; i++)
                    await accounts.AddAsync(
                        new($"petugas{i}", $"Petugas {i}", BenchOffice.Region, [Roles.BackOffice]),
                        password,
                        CancellationToken.None
                    );
                foreach (var role in Seats)
                    await accounts.AddAsync(new(Seat(role), $"Kursi {role}", BenchOffice.Region, [role]), password, CancellationToken.None);
            }
            var address = new Uri($"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}");
            server = await BenchServer.StartAsync(folder, address);

            var people = new List<HttpClient>();
            for (var i = 0; i < Accounts; i++)
                people.Add(await SignInAsync(address, $"petugas{i}", password));
            // Signing in is measured on its own; here the same accounts sit at several desks.
            while (people.Count < People)
                people.Add(Beside(people[people.Count % Accounts], address));
            var times = new List<double>();
            var fixedFile = new List<double>();
            const string search = "a name, searched";
            var pages = Pages.Append(search).ToDictionary(p => p, _ => new List<double>());
            for (var round = 0; round < 60; round++)
            {
                await TimedAsync(() => GetAsync(people[round % Accounts], "/umum.css"), round < 10 ? [] : fixedFile);
                foreach (var page in Pages)
                    await TimedAsync(() => GetAsync(people[round % Accounts], page), round < 10 ? [] : pages[page]);
                var token = Token().Match(await people[round % Accounts].GetStringAsync("/berkas")).Groups[1].Value;
                await TimedAsync(
                    () => SearchAsync(people[round % Accounts], token, $"Warga {round:0000}"),
                    round < 10 ? [] : pages[search]
                );
            }
            foreach (var page in pages.Keys)
                Console.WriteLine(
                    $"{page, -22} {cases} cases: p50 {Figures.Median(pages[page]):0.0} ms, p95 "
                        + $"{Figures.Percentile(pages[page], .95):0.0} ms, ratio to a static file "
                        + $"{Figures.Median(pages[page]) / Figures.Median(fixedFile):0.0}"
                );

            await EveryPageAsync(address, password, real);

            var began = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Views),
                new ParallelOptions { MaxDegreeOfParallelism = People },
                async (i, _) => await TimedAsync(() => GetAsync(people[i % People], "/tugas?lihat=semua"), times)
            );
            Console.WriteLine(
                $"{Views} inbox views at {People} desks at once: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, no error, "
                    + $"p95 {Figures.Percentile(times, .95):0} ms"
            );

            times.Clear();
            began = Stopwatch.GetTimestamp();
            var signIns = new List<Task<HttpClient>>();
            for (var i = 0; i < SignInsASecond * SignInSeconds; i++)
            {
                var due = TimeSpan.FromSeconds((double)i / SignInsASecond);
                if (due - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
                    await Task.Delay(left);
                var name = $"petugas{i % Accounts}";
                signIns.Add(TimedAsync(() => SignInAsync(address, name, password), times));
            }
            await Task.WhenAll(signIns);
            Console.WriteLine(
                $"sign-ins: {signIns.Count} at {SignInsASecond}/s, all answered in "
                    + $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, p50 {Figures.Median(times):0} ms, p95 "
                    + $"{Figures.Percentile(times, .95):0} ms"
            );
            return 0;
        }
        finally
        {
            if (server is not null)
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    /// <summary>Every kind of page that anybody of the office is led to, the slowest told by name.</summary>
    private static async Task EveryPageAsync(Uri address, string password, string caseId)
    {
        var all = new List<(string Seat, string Page, double P50, double P95)>();
        foreach (var role in Seats)
        {
            using var client = await SignInAsync(address, Seat(role), password);
            foreach (var page in await PagesFound.ByAsync(client, $"/berkas/{caseId}", "/beranda"))
            {
                var times = new List<double>();
                for (var i = 0; i < 25; i++)
                    await TimedAsync(() => GetAsync(client, page), i < 5 ? [] : times);
                all.Add((role, page, Figures.Median(times), Figures.Percentile(times, .95)));
            }
        }
        Console.WriteLine(
            $"every page of {Seats.Length} roles, {all.Count} in all: {all.Count(p => p.P95 > 50)} above 50 ms at p95; the slowest:"
        );
        foreach (var (seat, page, p50, p95) in all.OrderByDescending(p => p.P95).Take(8))
            Console.WriteLine($"  {seat, -6} {page, -40} p50 {p50:0.0} ms, p95 {p95:0.0} ms");
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<HttpClient, CookieContainer> jars = [];

    private static HttpClient Client(Uri address, CookieContainer cookies)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = address,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        jars.Add(client, cookies);
        return client;
    }

    private static HttpClient Beside(HttpClient other, Uri address) =>
        Client(address, jars.TryGetValue(other, out var cookies) ? cookies : new());

    private static async Task<HttpClient> SignInAsync(Uri address, string name, string password)
    {
        var client = Client(address, new());
        var form = Token().Match(await client.GetStringAsync("/masuk")).Groups[1].Value;
        using var answer = await client.PostAsync(
            "/masuk",
            new FormUrlEncodedContent([new("Akun", name), new("Sandi", password), new("__RequestVerificationToken", form)])
        );
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsStringAsync()).Contains("Selamat bekerja", StringComparison.Ordinal)
            ? client
            : throw new InvalidOperationException($"{name} is not in.");
    }

    private static async Task<int> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    private static async Task<int> SearchAsync(HttpClient client, string token, string name)
    {
        using var answer = await client.PostAsync(
            "/berkas",
            new FormUrlEncodedContent([new("q", name), new("__RequestVerificationToken", token)])
        );
        answer.EnsureSuccessStatusCode();
        var page = await answer.Content.ReadAsStringAsync();
        return page.Contains(name.ToUpperInvariant(), StringComparison.Ordinal)
            ? page.Length
            : throw new InvalidOperationException($"{name} was not found.");
    }

    private static async Task<T> TimedAsync<T>(Func<Task<T>> what, List<double> times)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await what();
        lock (times)
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return result;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
