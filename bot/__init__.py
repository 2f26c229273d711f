"""The application: Telegram, settings, deployment. Everything it says about the talks comes from `index`."""
