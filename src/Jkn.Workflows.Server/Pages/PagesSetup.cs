using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// Screens. A page needs a signed-in account unless it is named here; a folder or page that needs more names its policy here.
/// </summary>
internal static class PagesSetup
{
    private static readonly string[] Open =
    [
        "/Index",
        "/Masuk/Index",
        "/Galat",
        "/Layanan/Index",
        "/Layanan/Daerah",
        "/Cek/Index",
        "/Verifikasi/Surat",
        "/Antrian/Layar",
    ];

    /// <summary>Folder or page and who may come to it at all; what may be done there is decided in the domain.</summary>
    private static readonly (string Path, string Policy)[] Asked =
    [
        ("/Tugas", Policies.Officer),
        ("/Berkas", Policies.Officer),
        ("/Loket", Policies.Counter),
        ("/Meja", Policies.Officer),
        ("/Surat", Policies.Officer),
        ("/Batch", Policies.Officer),
        ("/Kartu", Policies.Officer),
        ("/Buku", Policies.Officer),
        ("/Dasbor", Policies.Officer),
        ("/Impor", Policies.BatchOfficer),
        ("/Rekonsiliasi", Policies.BatchOfficer),
        ("/Pemberitahuan", Policies.Officer),
        ("/Laporan", Policies.Officer),
        ("/Pengaduan", Policies.Officer),
        ("/Antrian", Policies.Counter),
        ("/Tempat", Policies.Officer),
        ("/Kelurahan", Policies.Officer),
        ("/Urusan", Policies.Officer),
        ("/Survei", Policies.Officer),
        ("/Rapat", Policies.Officer),
    ];

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services
            .AddRazorPages(pages =>
            {
                pages.Conventions.AuthorizeFolder("/", Policies.SignedIn);
                foreach (var (path, policy) in Asked)
                    pages.Conventions.AuthorizeFolder(path, policy);
                pages.Conventions.AddFolderApplicationModelConvention(AdminPages.Folder, AdminPages.Authorise);
                pages.Conventions.AuthorizePage("/Pengaduan/Baru", Policies.Counter);
                pages.Conventions.AuthorizePage("/Sop/Pindah", Policies.Admin);
                foreach (var page in Open)
                    pages.Conventions.AllowAnonymousToPage(page);
            })
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<PasswordFirst>();
                mvc.Filters.Add<ActPolicies>();
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                Translate(mvc.ModelBindingMessageProvider);
            });
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "jkn-formulir";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.HeaderName = "X-Formulir";
            // Written with the other headers, to all answers.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddHttpContextAccessor();
        services
            .AddScoped<PageTime>()
            .AddScoped<People>()
            .AddScoped<CaseForms>()
            .AddScoped<DocumentForms>()
            .AddScoped<Berkas.CaseReading>()
            .AddScoped<Tugas.ItemReading>()
            .AddScoped<Tugas.Forms.ItemForms>()
            .AddScoped<LeftPostLines>()
            .AddScoped<LetterReading>()
            .AddScoped<LetterChains>()
            .AddScoped<Admin.RuleScene>()
            .AddScoped<SigningReadiness>()
            .AddSingleton<Live.WaitingWork>()
            .AddSingleton<SigningAnswers>()
            .AddSingleton<Drafts>();
        return services;
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder app)
    {
        app.MapRazorPages();
        return app;
    }

    private static void Translate(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"Isian \"{value}\" tidak dapat dibaca.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"Isian \"{value}\" tidak dapat dibaca.");
        messages.SetValueIsInvalidAccessor(value => $"Isian \"{value}\" tidak dapat dibaca.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Isian tidak dapat dibaca.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Isian tidak dapat dibaca.");
        messages.SetValueMustBeANumberAccessor(_ => "Isian harus berupa angka.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Isian harus berupa angka.");
        messages.SetValueMustNotBeNullAccessor(_ => "Wajib diisi.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Wajib diisi.");
        messages.SetMissingKeyOrValueAccessor(() => "Wajib diisi.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Isi permintaan belum ada.");
    }
}
